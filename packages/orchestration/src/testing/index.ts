export { tradingBot } from './tradingBot';
