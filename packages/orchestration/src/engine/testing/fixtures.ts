import {
  defaultGuardLimits,
  defaultOrderRules,
  type OrderRules,
  defaultMarketData,
  defaultRiskLimits,
  defaultTasks,
  defaultReconciliation,
  defaultStorageSettings,
  defaultStrategies,
  moneyOf,
  notionalOf,
  one,
  priceOf,
  quantityOf,
  ratioOf,
  type BotConfig,
  type FillDetail,
  type Instrument,
  type KeyPermissions,
  type OrderProgress,
  type OrderTerms,
  type Quote,
  type RiskLimits,
  type Signal,
  type Strategy,
  type TaskConfig,
} from '@bot/core';
import type { FailedCall, VenueBooks } from '../input';

/** 2018-04-04 00:00:00 UTC. */
export const DAY = 1_522_800_000_000;

export const btc: Instrument = {
  instrumentId: 'BTC-USD',
  kind: 'Spot',
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.001'),
  minQuantity: quantityOf('0.001'),
  maxQuantity: quantityOf('1000'),
  minNotional: notionalOf('1'),
  contractSize: one,
  initialMarginRate: one,
  maintenanceMarginRate: one,
};

export const btcPerp: Instrument = {
  ...btc,
  instrumentId: 'BTC-PERP',
  kind: 'Perpetual',
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};

export const limits: RiskLimits = {
  ...defaultRiskLimits,
  maxMarkAgeMs: 60_000,
  maxLeverage: ratioOf('5'),
  allowShorts: true,
};

/** The limiter is far away: tests of other things are not held up. */
export const orderRules: OrderRules = { ...defaultOrderRules, requestsPerSecond: 1_000, burst: 1_000 };

const HOUR_MS = 3_600_000;

/** Tests of other things are not disturbed by tasks that come back every minute. */
const seldom: TaskConfig = {
  ...defaultTasks,
  guardsMs: HOUR_MS,
  orderReconciliationMs: HOUR_MS,
  telemetryMs: HOUR_MS,
  metricsMs: HOUR_MS,
};

/** Amounts of 10,000 USD, one instrument, one sample a second. */
export const testConfig: BotConfig = {
  profile: 'dev',
  instrumentIds: [btc.instrumentId],
  cycleIntervalMs: 1_000,
  strategy: {
    shortWindow: 2,
    longWindow: 3,
    trailingStop: ratioOf('0.01'),
    positionFraction: ratioOf('0.05'),
    maxPositionUsd: notionalOf('1000'),
  },
  strategies: defaultStrategies,
  limits,
  // Patient: a test of something else has no use for it.
  guards: { ...defaultGuardLimits, maxConsecutiveErrors: null },
  orders: orderRules,
  marketData: defaultMarketData,
  tasks: seldom,
  storage: defaultStorageSettings,
  reconciliation: defaultReconciliation,
  timeInForce: 'IOC',
  holdings: 'ignore',
  reconcileIntervalMs: 60_000,
  admissionWindowMs: 120_000,
  markWindowSize: 20,
};

/** Bid and ask are the same: the mark is `price`. */
export const quoteAt = (at: number, price: string, instrumentId = btc.instrumentId): Quote => ({
  instrumentId,
  bid: priceOf(price),
  ask: priceOf(price),
  bidSize: quantityOf('1'),
  askSize: quantityOf('1'),
  at,
});

export const mayTrade: KeyPermissions = { canView: true, canTrade: true, canTransfer: false };

export const usd = (total: string): VenueBooks['balances'][number] => ({
  currency: 'USD',
  total: moneyOf(total),
  available: moneyOf(total),
  hold: moneyOf('0'),
});

export const booksOf = (books: Partial<VenueBooks> = {}): VenueBooks => ({
  balances: [usd('10000')],
  positions: [],
  openOrders: [],
  ours: [],
  fills: [],
  foreignOrders: [],
  fundings: [],
  margins: [],
  ...books,
});

export const buy = (quantity: string, limitPrice?: string): OrderTerms => ({
  instrumentId: btc.instrumentId,
  side: 'Buy',
  type: limitPrice === undefined ? 'Market' : 'Limit',
  quantity: quantityOf(quantity),
  limitPrice: limitPrice === undefined ? null : priceOf(limitPrice),
  timeInForce: limitPrice === undefined ? 'IOC' : 'GTC',
  postOnly: false,
  reduceOnly: false,
});

export const sell = (quantity: string, limitPrice?: string): OrderTerms => ({
  ...buy(quantity, limitPrice),
  side: 'Sell',
});

/** `filled` at a price of 100, so that its value is a hundredfold; no commission. */
export const progressOf = (
  clientOrderId: string,
  status: OrderProgress['status'],
  filled = '0',
  change: Partial<OrderProgress> = {},
): OrderProgress => ({
  clientOrderId,
  venueOrderId: `venue-${clientOrderId}`,
  instrumentId: btc.instrumentId,
  status,
  cumulativeQuantity: quantityOf(filled),
  filledValue: notionalOf(String(Number(filled) * 100)),
  commission: moneyOf('0'),
  reason: null,
  at: DAY,
  ...change,
});

/** 1 at a price of 100. */
export const fillOf = (clientOrderId: string, tradeId = 't-1'): FillDetail => ({
  tradeId,
  clientOrderId,
  venueOrderId: `venue-${clientOrderId}`,
  instrumentId: btc.instrumentId,
  side: 'Buy',
  price: priceOf('100'),
  quantity: quantityOf('1'),
  liquidity: 'Taker',
  commission: moneyOf('0'),
  commissionCurrency: 'USD',
  at: DAY,
});

export const failedCall = (code: FailedCall['code'], venueOutcome: FailedCall['venueOutcome']): FailedCall => ({
  code,
  venueOutcome,
  message: 'the test says so',
});

/** A strategy that remembers how many samples it has seen, and says what it is told to say. */
export const opinionated = (
  strategyId: string,
  says: (samples: number) => (Pick<Signal, 'action'> & Partial<Signal>) | null,
): Strategy => ({
  strategyId,
  version: 1,
  warmUpSamples: 3,
  initialMemory: () => 0,
  observe: (samples) => Number(samples) + 1,
  decide(samples, { instrument }) {
    const opinion = says(Number(samples));
    if (opinion === null) return null;
    const { instrumentId } = instrument;
    return {
      strategyId,
      instrumentId,
      confidence: one,
      targetNotional: opinion.action === 'Close' ? null : notionalOf('500'),
      reason: 'Told',
      ...opinion,
    };
  },
});
