export { createStrategies } from '../strategies/createStrategies';
export { engineByHand, type EngineByHand, type EngineByHandOptions } from './engineByHand';
export { tradingBot } from './tradingBot';
