import { notionalOf, one, priceOf, quantityOf, ratioOf, type Instrument } from '@bot/core';

/** A spot product to begin with: ticks of a cent, lots of 0.0001 BTC, at least 1 USD. Spread it to change what matters. */
export const btcUsd: Instrument = {
  instrumentId: 'BTC-USD',
  kind: 'Spot',
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.0001'),
  minQuantity: quantityOf('0.0001'),
  maxQuantity: quantityOf('100'),
  minNotional: notionalOf('1'),
  contractSize: one,
  initialMarginRate: one,
  maintenanceMarginRate: one,
};

/** A linear perpetual to begin with: a tenth of the value is margin, half of that keeps the position. */
export const btcPerp: Instrument = {
  ...btcUsd,
  instrumentId: 'BTC-PERP',
  kind: 'Perpetual',
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};
