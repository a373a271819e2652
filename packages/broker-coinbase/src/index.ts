// For everybody: Coinbase as a broker, its market data without a key, and the network
export { createCoinbaseBroker, type CoinbaseBroker } from './createCoinbaseBroker';
export { createCoinbaseMarketData, type CoinbaseMarketData } from './createCoinbaseMarketData';
export { createNodeWire } from './nodeWire/nodeWire';
export type { NodeWireOptions } from './nodeWire/nodeWireParts';
export { coinbaseUrls, type CoinbaseUrls } from './coinbaseUrls';
export type { CoinbaseCredentials } from './auth/credentials';
export type { CoinbaseBrokerOptions, CoinbaseMarketDataOptions, PerpetualsAt, RequestLimits } from './coinbaseOptions';
export { defaultStreamSettings, type StreamSettings } from './stream/streamSettings';
export {
  preflightChecks,
  type PreflightCheck,
  type PreflightFinding,
  type PreflightReport,
  type PreflightRequest,
} from './preflight/preflight';

// For those who ask Coinbase what the ports do not ask
export { createCoinbaseRest, type CoinbaseRestOptions } from './createCoinbaseRest';
export type { RestClient } from './transport/restClient';
export { getBestBidAsk } from './endpoints/getBestBidAsk';
export { getMarketTrades, type WireMarketTrades } from './endpoints/getMarketTrades';
export { previewOrder, type WirePreview } from './endpoints/previewOrder';
export { previewEdit, type WireEditPreview } from './endpoints/previewEdit';
export { listPortfolios, type WirePortfolio } from './endpoints/listPortfolios';
export { getPortfolioBreakdown, type WireBreakdown } from './endpoints/getPortfolioBreakdown';
export { listCfmSweeps, type WireCfmSweep } from './endpoints/listCfmSweeps';
export { getMarginWindow, type WireMarginWindow } from './endpoints/getMarginWindow';
export { getIntxBalances, type WireIntxBalance } from './endpoints/getIntxBalances';

// For other readers of what its sockets send
export { createLevel2Book, type BookLevel, type Level2Book } from './stream/book/level2Book';
export { decodeFrame } from './stream/frame/decodeFrame';
export type { Frame, Level2Event } from './stream/frame/frame';
