// For those who run the bot
export { createBot, type Bot, type BotOptions } from './runtime/createBot';
export { movingAverageCrossover } from './strategies/movingAverageCrossover';

// For those who look into its log
export { foldLog, recordedEvents } from './startup/foldLog';
export type { Ledger, LiveQuantities, SettledFills, TradedResult } from './engine/state/ledger';
export type { StateInSight } from './engine/state/engineState';
export type { WishDecision } from './engine/decision';
