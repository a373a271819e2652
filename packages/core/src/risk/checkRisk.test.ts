import type { RiskLimits } from '../config/botConfig';
import type { Instrument } from '../instrument/instrument';
import { moneyOf, notionalOf, one, priceOf, quantityOf, ratioOf, zeroMoney } from '../money/amount';
import type { OrderIntent } from '../order/order';
import { checkRisk, type Approved } from './checkRisk';
import { denialReasons, type DenialReason } from './denialReasons';
import type { RiskContext } from './riskContext';

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
const perpetual: Instrument = { ...bitcoin, kind: 'Perpetual', initialMarginRate: ratioOf('0.1') };

const limits: RiskLimits = {
  maxTradeValueUsd: notionalOf('1000'),
  positionCaps: { 'BTC-USD': quantityOf('0.05') },
  dailyLossLimitUsd: null,
  maxMarkAgeMs: 5_000,
  maxLeverage: ratioOf('3'),
  allowShorts: false,
  reduceOnly: false,
};

const context: RiskContext = {
  mode: 'Normal',
  reconciled: true,
  instrument: bitcoin,
  mark: priceOf('50000'),
  markAgeMs: 1_000,
  netQuantity: quantityOf('0'),
  liveBuyQuantity: quantityOf('0'),
  liveSellQuantity: quantityOf('0'),
  availableCash: moneyOf('10000'),
  exposure: notionalOf('0'),
  equity: moneyOf('10000'),
  takerFeeRate: ratioOf('0.01'),
  limits,
};

/** Buy 0.01 BTC for 500. */
const entry: OrderIntent = {
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
const exit: OrderIntent = { ...entry, side: 'Sell', type: 'Market', limitPrice: null, reduceOnly: true };
const long: RiskContext = { ...context, netQuantity: quantityOf('0.01') };

interface DenialCase {
  readonly intent?: Partial<OrderIntent>;
  readonly context?: Partial<RiskContext>;
  readonly numbers: { readonly [name: string]: string };
}

/** One order for each reason: the only thing that is wrong with it. A reason without a case fails the first test below. */
const cases: Record<DenialReason, DenialCase> = {
  UnknownInstrument: { context: { instrument: undefined }, numbers: {} },
  TradingHalted: { context: { mode: 'Halted' }, numbers: {} },
  NotReconciled: { context: { reconciled: false }, numbers: {} },
  InvalidQuantity: {
    intent: { quantity: quantityOf('0.0105') },
    numbers: { quantity: '0.0105', lotSize: '0.001' },
  },
  InvalidPrice: { intent: { limitPrice: priceOf('50000.001') }, numbers: { price: '50000.001', tickSize: '0.01' } },
  BelowMinimumSize: {
    intent: { quantity: quantityOf('0.001') },
    numbers: { quantity: '0.001', minQuantity: '0.002', notional: '50', minNotional: '10' },
  },
  AboveMaximumSize: { intent: { quantity: quantityOf('10.001') }, numbers: { quantity: '10.001', maxQuantity: '10' } },
  ReduceOnlyWouldIncrease: { intent: { reduceOnly: true }, numbers: { quantity: '0.01', reducible: '0' } },
  EntriesPaused: { context: { mode: 'EntriesPaused' }, numbers: { quantity: '0.01', reducible: '0' } },
  ReduceOnly: { context: { mode: 'ReduceOnly' }, numbers: { quantity: '0.01', reducible: '0' } },
  StaleMark: { context: { markAgeMs: 5_001 }, numbers: { markAgeMs: '5001', maxMarkAgeMs: '5000' } },
  ShortingNotAllowed: {
    intent: { side: 'Sell', quantity: quantityOf('0.02') },
    context: { netQuantity: quantityOf('0.01') },
    numbers: { quantity: '0.02', reducible: '0.01' },
  },
  MaxTradeValue: {
    intent: { quantity: quantityOf('0.025') },
    numbers: { notional: '1250', maxTradeValueUsd: '1000' },
  },
  PositionCap: {
    context: { netQuantity: quantityOf('0.03'), liveBuyQuantity: quantityOf('0.011') },
    numbers: { position: '0.03', liveOrders: '0.011', quantity: '0.01', cap: '0.05' },
  },
  MaxLeverage: {
    context: { exposure: notionalOf('29501') },
    numbers: { exposure: '29501', notional: '500', equity: '10000', maxLeverage: '3' },
  },
  InsufficientBalance: {
    context: { availableCash: moneyOf('504.99') },
    numbers: { required: '505', available: '504.99' },
  },
};
const reasons = Object.keys(denialReasons) as DenialReason[];

describe('each reason', () => {
  it.each(reasons)('%s denies the order that it is there for, with its numbers', (reason) => {
    const { intent, context: circumstances, numbers } = cases[reason];
    const verdict = checkRisk({ ...entry, ...intent }, { ...context, ...circumstances });
    expect(verdict).toEqual({ verdict: 'Denied', reason, numbers });
    expect(Object.keys(numbers)).toEqual(denialReasons[reason].numbers);
  });

  it.each(reasons)('%s binds an exit if, and only if, the table says so', (reason) => {
    // The circumstances, on a position that the exit closes; an order that is malformed stays so.
    const { intent: { quantity = exit.quantity, limitPrice } = {}, context: circumstances } = cases[reason];
    const malformed = limitPrice === undefined ? {} : ({ type: 'Limit', limitPrice } as const);
    const verdict = checkRisk(
      { ...exit, reduceOnly: false, quantity, ...malformed },
      { ...context, ...circumstances, netQuantity: quantity, liveSellQuantity: quantityOf('0') },
    );
    if (!denialReasons[reason].bindsReducing) expect(verdict.verdict).toBe('Approved');
    else if (reason !== 'ReduceOnlyWouldIncrease') expect(verdict).toMatchObject({ verdict: 'Denied', reason });
  });

  it('is given in the order of the table when several hold', () => {
    const worst = { ...context, mode: 'Halted', reconciled: false, markAgeMs: Infinity } as const;
    expect(checkRisk(entry, { ...worst, instrument: undefined })).toMatchObject({ reason: 'UnknownInstrument' });
    expect(checkRisk(entry, worst)).toMatchObject({ reason: 'TradingHalted' });
    expect(checkRisk(entry, { ...worst, mode: 'ReduceOnly' })).toMatchObject({ reason: 'NotReconciled' });
    expect(checkRisk(entry, { ...worst, mode: 'ReduceOnly', reconciled: true })).toMatchObject({
      reason: 'ReduceOnly',
    });
  });
});

describe('an approved order', () => {
  it('is the one that was asked for, with the cash that it may need: 500 and 1 % of it', () => {
    expect(checkRisk(entry, context)).toEqual({ verdict: 'Approved', intent: entry, hold: moneyOf('505') });
  });

  it('needs margin only on a perpetual, and more when it goes to the market', () => {
    const hold = (intent: OrderIntent) => checkRisk(intent, { ...context, instrument: perpetual });
    expect(hold(entry)).toMatchObject({ hold: moneyOf('55') });
    expect(hold({ ...entry, type: 'Market', limitPrice: null })).toMatchObject({ hold: moneyOf('55.55') });
  });

  it.each<[string, Partial<OrderIntent>, Partial<RiskContext>]>([
    ['a value equal to the limit', { quantity: quantityOf('0.02') }, {}],
    ['a position equal to the cap', {}, { netQuantity: quantityOf('0.03'), liveBuyQuantity: quantityOf('0.01') }],
    ['leverage equal to the limit', {}, { exposure: notionalOf('29500') }],
    ['cash equal to what is needed', {}, { availableCash: moneyOf('505') }],
    ['a mark just young enough', {}, { markAgeMs: 5_000 }],
    [
      'no limit of value and no cap',
      { quantity: quantityOf('0.1') },
      { limits: { ...limits, maxTradeValueUsd: null, positionCaps: {} } },
    ],
    [
      'a short where shorts are allowed',
      { side: 'Sell' },
      { instrument: perpetual, limits: { ...limits, allowShorts: true } },
    ],
  ])('may have %s', (_, intent, circumstances) => {
    expect(checkRisk({ ...entry, ...intent }, { ...context, ...circumstances }).verdict).toBe('Approved');
  });

  it('cannot be made by hand, by type', () => {
    // @ts-expect-error only checkRisk approves
    const forged: Approved<OrderIntent> = entry;
    // @ts-expect-error the brand is not exported, so a copy with a field of that name is none either
    const copied: Approved<OrderIntent> = { ...entry, approved: true };
    expect([forged, copied]).toHaveLength(2);
  });
});

describe('what is not known counts against an entry, and lets an exit pass', () => {
  it.each<[string, Partial<RiskContext>]>([
    ['no mark', { mark: undefined }],
    ['a mark of zero', { mark: priceOf('0') }],
    ['a negative mark', { mark: priceOf('-37.63') }],
    ['a mark of unknown age', { markAgeMs: NaN }],
    ['a mark from the future', { markAgeMs: -86_400_000 }],
  ])('%s', (_, circumstances) => {
    const market = { ...entry, type: 'Market', limitPrice: null } as const;
    for (const intent of [entry, market])
      expect(checkRisk(intent, { ...context, ...circumstances })).toMatchObject({ reason: 'StaleMark' });
    expect(checkRisk(exit, { ...long, ...circumstances })).toEqual({
      verdict: 'Approved',
      intent: exit,
      hold: zeroMoney,
    });
  });

  it('a limit order without a price', () => {
    expect(checkRisk({ ...entry, limitPrice: null }, context)).toMatchObject({
      reason: 'InvalidPrice',
      numbers: { tickSize: '0.01' },
    });
  });

  it('equity that is gone allows nothing more', () => {
    expect(checkRisk(entry, { ...context, equity: moneyOf('-1') })).toMatchObject({ reason: 'MaxLeverage' });
  });
});

describe('what reduces', () => {
  it('is only what no other live order closes already', () => {
    const closing = { ...long, liveSellQuantity: quantityOf('0.008') };
    expect(checkRisk(exit, closing)).toMatchObject({
      reason: 'ReduceOnlyWouldIncrease',
      numbers: { quantity: '0.01', reducible: '0.002' },
    });
    expect(checkRisk({ ...exit, quantity: quantityOf('0.002') }, closing).verdict).toBe('Approved');
  });

  it('is a buy when we are short', () => {
    const short = { ...context, instrument: perpetual, netQuantity: quantityOf('-0.01'), mode: 'ReduceOnly' } as const;
    expect(checkRisk({ ...exit, side: 'Buy' }, short).verdict).toBe('Approved');
    expect(checkRisk({ ...entry, side: 'Sell' }, short)).toMatchObject({ reason: 'ReduceOnly' });
  });

  it('is not an order that goes through zero', () => {
    const flip = { ...exit, reduceOnly: false, quantity: quantityOf('0.011') };
    expect(checkRisk(flip, { ...long, limits: { ...limits, reduceOnly: true } })).toMatchObject({
      reason: 'ReduceOnly',
    });
  });

  it('values a sell at its limit or at the mark, whichever is more', () => {
    const shorts = { ...context, instrument: perpetual, limits: { ...limits, allowShorts: true } };
    const sell = { ...entry, side: 'Sell' } as const;
    expect(checkRisk({ ...sell, limitPrice: priceOf('1') }, shorts)).toMatchObject({ hold: moneyOf('55') });
    expect(checkRisk({ ...sell, limitPrice: priceOf('100001') }, shorts)).toMatchObject({ reason: 'MaxTradeValue' });
  });
});
