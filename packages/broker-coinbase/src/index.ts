// For everybody: Coinbase as a broker, its market data without a key, and the network
export { createCoinbaseBroker, type CoinbaseBroker } from './createCoinbaseBroker';
export { createCoinbaseMarketData, type CoinbaseMarketData } from './createCoinbaseMarketData';
export { createNodeWire } from './nodeWire/nodeWire';
export type { NodeWireOptions } from './nodeWire/nodeWireParts';
export { coinbaseUrls, type CoinbaseUrls } from './coinbaseUrls';
export type { CoinbaseCredentials } from './auth/credentials';
export type { CoinbaseBrokerOptions, CoinbaseMarketDataOptions, PerpetualsAt, RequestLimits } from './coinbaseOptions';
export {
  preflightChecks,
  type PreflightCheck,
  type PreflightFinding,
  type PreflightReport,
  type PreflightRequest,
} from './preflight/preflight';
export { defaultStreamSettings, type StreamSettings } from './stream/streamSettings';
