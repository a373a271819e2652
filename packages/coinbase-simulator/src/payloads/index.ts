export { CoinbaseBalanceFactory, type AccountOptions, type BalanceOptions } from './balanceFactory';
export { CoinbaseCandleFactory, type CandleOptions, type CandleSeriesOptions } from './candleFactory';
export { CoinbaseEdgeCaseFactory } from './edgeCaseFactory';
export { CoinbaseOrderFactory, type OrderOptions, type StopOrderOptions } from './orderFactory';
export type { Overrides, Payload } from './payload';
export { CoinbasePositionFactory, type PositionOptions } from './positionFactory';
export {
  CoinbaseProductFactory,
  type FutureProductOptions,
  type PerpetualProductOptions,
  type SpotProductOptions,
} from './productFactory';
export { CoinbaseQuoteFactory, type QuoteOptions } from './quoteFactory';
