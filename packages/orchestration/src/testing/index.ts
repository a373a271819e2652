export { createStrategies } from '../strategies/createStrategies';
export { engineByHand, type EngineByHand, type EngineByHandOptions } from './engineByHand';
export { givenStrategy, type ExpectedSignal, type GivenStrategyOptions, type StrategyUnderTest } from './givenStrategy';
export { tradingBot } from './tradingBot';
export { restoreLedger, snapshotOf } from '../startup/restoreLedger';
