import { defaultRiskLimits, type RiskLimits } from '../../config/riskLimits';
import type { Instrument } from '../../instrument/instrument';
import type { Quote } from '../../market/quote';
import { moneyOf, notionalOf, one, priceOf, quantityOf, ratioOf } from '../../money/amount';
import type { OrderIntent } from '../../order/order';
import type { LiveOrder, RiskContext } from '../riskContext';

const bitcoin: Instrument = {
  instrumentId: 'BTC-USD',
  kind: 'Spot',
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.001'),
  minQuantity: quantityOf('0.002'),
  maxQuantity: quantityOf('10'),
  minNotional: notionalOf('10'),
  contractSize: one,
  initialMarginRate: one,
  maintenanceMarginRate: one,
};
export const perpetual: Instrument = {
  ...bitcoin,
  kind: 'Perpetual',
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};

export const limits: RiskLimits = {
  ...defaultRiskLimits,
  maxTradeValueUsd: notionalOf('1000'),
  positionCaps: { 'BTC-USD': quantityOf('0.05') },
  maxMarkAgeMs: 5_000,
};
export const limitedBy = (changes: Partial<RiskLimits>): Partial<RiskContext> => ({
  limits: { ...limits, ...changes },
});

/** Wednesday 2018-04-04, 00:00 UTC. */
export const WEDNESDAY = 1_522_800_000_000;

export const context: RiskContext = {
  now: WEDNESDAY,
  mode: 'Normal',
  reconciled: true,
  permissions: { canTrade: true },
  instrument: bitcoin,
  tradingStatus: 'Online',
  mark: priceOf('50000'),
  markAgeMs: 1_000,
  quote: undefined,
  depth: undefined,
  netQuantity: quantityOf('0'),
  liveBuyQuantity: quantityOf('0'),
  liveSellQuantity: quantityOf('0'),
  othersBuyQuantity: quantityOf('0'),
  othersSellQuantity: quantityOf('0'),
  liveOrders: [],
  availableCash: moneyOf('10000'),
  usedCapital: moneyOf('0'),
  exposure: notionalOf('0'),
  maintenanceMargin: moneyOf('0'),
  equity: moneyOf('10000'),
  collateral: moneyOf('10000'),
  ordersThisMinute: 0,
  ordersToday: 0,
  takerFeeRate: ratioOf('0.01'),
  limits,
};

/** Bid and ask at 50,000 with 0.1 at each. */
export const thinQuote: Quote = {
  instrumentId: 'BTC-USD',
  bid: priceOf('50000'),
  ask: priceOf('50000'),
  bidSize: quantityOf('0.1'),
  askSize: quantityOf('0.1'),
  at: WEDNESDAY,
};
export const resting = (side: 'Buy' | 'Sell'): LiveOrder => ({
  side,
  type: 'Limit',
  limitPrice: priceOf('50000'),
  timeInForce: 'GTC',
});

/** Buy 0.01 BTC for 500. */
export const entry: OrderIntent = {
  strategyId: 'crossover',
  instrumentId: 'BTC-USD',
  side: 'Buy',
  type: 'Limit',
  quantity: quantityOf('0.01'),
  limitPrice: priceOf('50000'),
  timeInForce: 'GTC',
  postOnly: false,
  reduceOnly: false,
  reason: 'MovingAveragesCrossedUp',
  explicit: false,
};
export const exit: OrderIntent = { ...entry, side: 'Sell', type: 'Market', limitPrice: null, reduceOnly: true };
export const long: RiskContext = { ...context, netQuantity: quantityOf('0.01') };
