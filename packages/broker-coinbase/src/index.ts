export { createNodeWire } from './nodeWire/nodeWire';
export type { NodeWireOptions } from './nodeWire/nodeWireParts';
export { coinbaseUrls, type CoinbaseUrls } from './coinbaseUrls';
export type { CoinbaseCredentials } from './auth/credentials';
export type { CoinbaseBrokerOptions, CoinbaseMarketDataOptions, PerpetualsAt, RequestLimits } from './coinbaseOptions';
