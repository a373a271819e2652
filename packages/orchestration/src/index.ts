// For those who run the bot
export { BotStopped } from './runtime/botStopped';
export { createBot, type Bot, type BotOptions } from './runtime/createBot';
export { createSystemClock, type SystemClockOptions } from './runtime/systemClock';
export { redactJson } from './runtime/redact';
export { createPinoLogger, logLevels, type LogLevel, type PinoLoggerOptions } from './runtime/pinoLogger';

// For those who write or choose strategies
export { movingAverageCrossover } from './strategies/movingAverageCrossover';
export { meanReversion, type MeanReversionConfig } from './strategies/meanReversion';
export { scriptedStrategy, type ScriptLine } from './strategies/scriptedStrategy';
export type { EntrySize, StrategyIdentity } from './strategies/signals';

// For those who configure it
export { configFlags, type ConfigFlag, type ConfigFlags } from './config/flagLayer';
export type { ConfigOrigin } from './config/configLayer';
export type { ConfigPath } from './config/configFields';
export { resolveConfig, type ConfigSources, type ConfigValueOrigin, type ResolvedConfig } from './config/resolveConfig';

// For those who tell it what to do from another process
export { openStoreControl, type StoreControl } from './persistence/inbox/openStoreControl';
export { openCommandOutbox, type CommandOutbox, type WrittenCommand } from './persistence/inbox/commandOutbox';
export { requestProblem } from './persistence/inbox/commandRow';
export { CONTROL_INTERVAL_MS, type ControlPorts } from './runtime/control/watchControl';

// For those who keep and read its log
export { openSqliteEventStore, type SqliteEventStoreOptions } from './persistence/openSqliteEventStore';
export type { BeginAgain, StoreReplacement } from './persistence/replaceStore';
export { beginAgain } from './startup/beginAgain';
export { compactStore, type CompactOptions, type StoreCompaction } from './persistence/compactStore';
export { openInputFiles, readInputs, type InputFilesOptions } from './persistence/inputFiles';
export type { InputLog, InputRecord } from './persistence/inputLog';
export { replayInputs, type ReplayedTurn, type ReplayOptions } from './startup/replayInputs';
export type { Snapshot, SnapshotCache } from './persistence/snapshotCache';
export type { SqliteEventStore } from './persistence/sqliteEventStore';
export type { StoreProblem, StoreProblemCode } from './persistence/storeProblem';
export { storeErrorOf } from './persistence/sqliteFailure';
export { verifyStore, type StoreVerification } from './persistence/verifyStore';
export { foldLog, recordedEvents } from './startup/foldLog';
export { logSchema, type LogSchema, type UpcastStep } from './startup/upcast';
export { driftsOf } from './engine/state/driftsOf';
export { driftText } from './engine/state/drifts';
export { globalMode, modeOf } from './engine/state/modes';
export type { Ledger, LiveQuantities, SettledFills, TradedResult } from './engine/state/ledger';
export type { StateInSight } from './engine/state/engineState';
export type { ReloadAnswer, WishDecision } from './engine/decision';
