import { defaultRiskLimits, type RiskLimits } from '../config/riskLimits';
import type { Instrument } from '../instrument/instrument';
import { moneyOf, notionalOf, one, priceOf, quantityOf, ratioOf, zeroMoney } from '../money/amount';
import type { Quote } from '../market/quote';
import type { OrderIntent } from '../order/order';
import { parseUtcWindow } from '../time/utcWindow';
import { checkRisk, type Approved } from './checkRisk';
import { denialReasons, type DenialReason } from './denialReasons';
import type { LiveOrder, RiskContext } from './riskContext';

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
const perpetual: Instrument = {
  ...bitcoin,
  kind: 'Perpetual',
  initialMarginRate: ratioOf('0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
};

const limits: RiskLimits = {
  ...defaultRiskLimits,
  maxTradeValueUsd: notionalOf('1000'),
  positionCaps: { 'BTC-USD': quantityOf('0.05') },
  maxMarkAgeMs: 5_000,
};
const limitedBy = (changes: Partial<RiskLimits>): Partial<RiskContext> => ({ limits: { ...limits, ...changes } });

/** Wednesday 2018-04-04, 00:00 UTC. */
const WEDNESDAY = 1_522_800_000_000;

const context: RiskContext = {
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
const thinQuote: Quote = {
  instrumentId: 'BTC-USD',
  bid: priceOf('50000'),
  ask: priceOf('50000'),
  bidSize: quantityOf('0.1'),
  askSize: quantityOf('0.1'),
  at: WEDNESDAY,
};
const resting = (side: 'Buy' | 'Sell'): LiveOrder => ({
  side,
  type: 'Limit',
  limitPrice: priceOf('50000'),
  timeInForce: 'GTC',
});

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
  NotPermitted: { context: { permissions: null }, numbers: {} },
  ProductStatus: { context: { tradingStatus: 'CancelOnly' }, numbers: { status: 'CancelOnly' } },
  InvalidQuantity: {
    intent: { quantity: quantityOf('0.0105') },
    numbers: { quantity: '0.0105', lotSize: '0.001' },
  },
  InvalidPrice: { intent: { limitPrice: priceOf('50000.001') }, numbers: { price: '50000.001', tickSize: '0.01' } },
  InvalidStopPrice: {
    intent: { type: 'StopLimit', limitPrice: priceOf('50000'), stopPrice: priceOf('50000.001') },
    numbers: { stopPrice: '50000.001', price: '50000', tickSize: '0.01' },
  },
  BelowMinimumSize: {
    intent: { quantity: quantityOf('0.001') },
    numbers: { quantity: '0.001', minQuantity: '0.002', notional: '50', minNotional: '10' },
  },
  AboveMaximumSize: { intent: { quantity: quantityOf('10.001') }, numbers: { quantity: '10.001', maxQuantity: '10' } },
  ReduceOnlyWouldIncrease: { intent: { reduceOnly: true }, numbers: { quantity: '0.01', reducible: '0' } },
  EntriesPaused: { context: { mode: 'EntriesPaused' }, numbers: { quantity: '0.01', reducible: '0' } },
  ReduceOnly: { context: { mode: 'ReduceOnly' }, numbers: { quantity: '0.01', reducible: '0' } },
  RestrictedInstrument: { context: limitedBy({ restrictedInstruments: ['BTC-USD'] }), numbers: {} },
  OutsideTradingWindow: {
    context: limitedBy({ tradingWindow: parseUtcWindow('Thu-Tue 00:00-00:00') }),
    numbers: { now: '1522800000000' },
  },
  OrderRate: {
    context: { ordersThisMinute: 2, ...limitedBy({ maxOrdersPerMinute: 2 }) },
    numbers: { ordersThisMinute: '2', maxOrdersPerMinute: '2' },
  },
  DailyOrderCount: {
    context: { ordersToday: 50, ...limitedBy({ maxOrdersPerDay: 50 }) },
    numbers: { ordersToday: '50', maxOrdersPerDay: '50' },
  },
  PriceCollar: {
    intent: { limitPrice: priceOf('50500.01') },
    context: limitedBy({ maxPriceDeviationBps: 100 }),
    numbers: { price: '50500.01', mark: '50000', deviationBps: '100.002', maxPriceDeviationBps: '100' },
  },
  WashTrade: {
    context: { liveOrders: [resting('Buy'), resting('Sell')] },
    numbers: { price: '50000', ownPrice: '50000' },
  },
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
  NotionalCap: {
    context: { netQuantity: quantityOf('0.011'), ...limitedBy({ notionalCapsUsd: { 'BTC-USD': notionalOf('1000') } }) },
    numbers: { exposure: '550', notional: '500', capUsd: '1000' },
  },
  SymbolExposure: {
    context: { netQuantity: quantityOf('0.001'), ...limitedBy({ maxSymbolExposure: ratioOf('0.05') }) },
    numbers: { exposure: '50', notional: '500', equity: '10000', maxSymbolExposure: '0.05' },
  },
  TotalExposure: {
    context: { exposure: notionalOf('7501'), ...limitedBy({ maxTotalExposure: ratioOf('0.8') }) },
    numbers: { exposure: '7501', notional: '500', equity: '10000', maxTotalExposure: '0.8' },
  },
  BudgetExceeded: {
    context: { usedCapital: moneyOf('496'), ...limitedBy({ budgetUsd: notionalOf('1000') }) },
    numbers: { used: '496', required: '505', budgetUsd: '1000' },
  },
  SymbolLeverage: {
    context: limitedBy({ leverageCaps: { 'BTC-USD': ratioOf('0.04') } }),
    numbers: { exposure: '0', notional: '500', equity: '10000', maxLeverage: '0.04' },
  },
  LiquidationBuffer: {
    context: {
      instrument: perpetual,
      collateral: moneyOf('1000'),
      maintenanceMargin: moneyOf('830'),
      ...limitedBy({ minLiquidationBuffer: ratioOf('0.15') }),
    },
    numbers: { collateral: '1000', bufferBefore: '0.17', bufferAfter: '0.145', minLiquidationBuffer: '0.15' },
  },
  Slippage: {
    intent: { type: 'Market', limitPrice: null },
    context: { quote: thinQuote, ...limitedBy({ maxSlippageBps: 499 }) },
    numbers: { slippageBps: '500', maxSlippageBps: '499' },
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
    expect(verdict).toMatchObject({ verdict: 'Denied', reason });
    expect(verdict).toHaveProperty('numbers', numbers);
    expect(Object.keys(numbers)).toEqual(denialReasons[reason].numbers);
  });

  it.each(reasons)('%s binds an exit if, and only if, the table says so', (reason) => {
    // The circumstances, on a position that the exit closes; an order that is malformed stays so.
    const { intent = {}, context: circumstances } = cases[reason];
    const { quantity = exit.quantity } = intent;
    const limit = intent.limitPrice === undefined ? {} : ({ type: 'Limit' } as const);
    const verdict = checkRisk(
      { ...exit, ...limit, ...intent, side: 'Sell', reduceOnly: false },
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

describe('a denial', () => {
  it('says also what else would have denied the order, in the order of the table, with its numbers', () => {
    const verdict = checkRisk(
      { ...entry, quantity: quantityOf('0.06') },
      { ...context, mode: 'ReduceOnly', availableCash: moneyOf('100'), markAgeMs: 9_000 },
    );
    expect(verdict).toEqual({
      verdict: 'Denied',
      reason: 'ReduceOnly',
      numbers: { quantity: '0.06', reducible: '0' },
      also: [
        { reason: 'StaleMark', numbers: { markAgeMs: '9000', maxMarkAgeMs: '5000' } },
        { reason: 'MaxTradeValue', numbers: { notional: '3000', maxTradeValueUsd: '1000' } },
        { reason: 'PositionCap', numbers: { position: '0', liveOrders: '0', quantity: '0.06', cap: '0.05' } },
        { reason: 'InsufficientBalance', numbers: { required: '3030', available: '100' } },
      ],
    });
  });

  it('of an exit names only what binds exits', () => {
    const verdict = checkRisk(exit, { ...long, mode: 'Halted', markAgeMs: 9_000, permissions: { canTrade: false } });
    expect(verdict).toMatchObject({ reason: 'TradingHalted', also: [{ reason: 'NotPermitted', numbers: {} }] });
  });
});

/** Each of these passed in a bot that this one must not be like. */
describe('defect 4: caps that forget the position, live orders, or other instruments', () => {
  it('denies what would take one instrument to 69 % of the equity, the limit being 20 %', () => {
    const roomy = { ...limits, maxTradeValueUsd: null, positionCaps: {}, maxSymbolExposure: ratioOf('0.2') };
    const holding = { ...context, netQuantity: quantityOf('1'), equity: moneyOf('100000'), limits: roomy };
    const verdict = checkRisk({ ...entry, quantity: quantityOf('0.38') }, holding);
    expect(verdict).toMatchObject({ reason: 'SymbolExposure', numbers: { exposure: '50000', notional: '19000' } });
  });

  it('denies 10,000 more where 999,000 of another instrument are held on an equity of 100,000', () => {
    const roomy = { ...limits, maxTradeValueUsd: null, positionCaps: {}, maxTotalExposure: ratioOf('0.8') };
    const crowded = { ...context, exposure: notionalOf('999000'), equity: moneyOf('100000'), limits: roomy };
    const verdict = checkRisk({ ...entry, quantity: quantityOf('0.2') }, crowded);
    expect(verdict).toMatchObject({ reason: 'TotalExposure', numbers: { exposure: '999000', notional: '10000' } });
  });

  it('does not take a sale of 0.3 against a long of 0.01 for an exit', () => {
    const reduceOnly = { ...long, instrument: perpetual, mode: 'ReduceOnly' } as const;
    const verdict = checkRisk({ ...exit, reduceOnly: false, quantity: quantityOf('0.3') }, reduceOnly);
    expect(verdict).toMatchObject({ reason: 'ReduceOnly', numbers: { quantity: '0.3', reducible: '0.01' } });
  });

  it('counts live orders of the instrument as if they were filled', () => {
    const waiting = { ...context, liveBuyQuantity: quantityOf('0.045') };
    expect(checkRisk(entry, waiting)).toMatchObject({ reason: 'PositionCap', numbers: { liveOrders: '0.045' } });
    const capped = {
      ...waiting,
      ...limitedBy({ positionCaps: {}, notionalCapsUsd: { 'BTC-USD': notionalOf('2700') } }),
    };
    expect(checkRisk(entry, capped)).toMatchObject({ reason: 'NotionalCap', numbers: { exposure: '2250' } });
  });
});

describe('defect 3: guards that fail open', () => {
  it.each<[string, Partial<RiskContext>]>([
    ['permissions that nobody has read', { permissions: null }],
    ['books that nobody has compared', { reconciled: false }],
    ['no mark', { mark: undefined }],
    ['an equity of nothing', { equity: moneyOf('0') }],
    ['a depth that nobody knows', limitedBy({ maxSlippageBps: 1_000_000 })],
    [
      'a depth that ends too early',
      { depth: { instrumentId: '', at: 0, bids: [], asks: [] }, ...limitedBy({ maxSlippageBps: 1_000_000 }) },
    ],
    [
      'no collateral',
      { instrument: perpetual, collateral: moneyOf('0'), ...limitedBy({ minLiquidationBuffer: ratioOf('0.0001') }) },
    ],
    ['a collar without a mark', { mark: priceOf('-1'), ...limitedBy({ maxPriceDeviationBps: 1_000_000 }) }],
  ])('%s denies an entry', (_, circumstances) => {
    const market: OrderIntent = { ...entry, type: 'Market', limitPrice: null };
    expect(checkRisk(market, { ...context, ...circumstances })).toMatchObject({ verdict: 'Denied' });
  });
});

describe('an order of every kind', () => {
  const verdictOf = (intent: Partial<OrderIntent>, circumstances: Partial<RiskContext> = {}) =>
    checkRisk({ ...entry, ...intent }, { ...context, ...circumstances });
  const stop = { type: 'StopLimit', limitPrice: priceOf('50100'), stopPrice: priceOf('50050') } as const;
  const bracket = { ...exit, type: 'Bracket', limitPrice: priceOf('52000'), stopPrice: priceOf('49000') } as const;
  const market = { type: 'Market', limitPrice: null } as const;
  const byValue = { ...market, quantity: quantityOf('0'), quoteSize: notionalOf('100') };

  it.each<[string, Partial<OrderIntent>, Partial<RiskContext>]>([
    ['a stop that buys above', stop, {}],
    ['a bracket around what is held', bracket, long],
    [
      'a bracket around a short',
      { ...bracket, side: 'Buy', limitPrice: priceOf('48000') },
      { netQuantity: quantityOf('-0.01') },
    ],
    ['a market order', market, {}],
    ['a market buy by value', byValue, {}],
  ])('may be %s', (_, intent, circumstances) => {
    expect(verdictOf(intent, circumstances)).toMatchObject({ verdict: 'Approved' });
  });

  it.each<[string, DenialReason, Partial<OrderIntent>]>([
    ['a market order with a limit', 'InvalidPrice', { type: 'Market' }],
    ['a limit below zero', 'InvalidPrice', { limitPrice: priceOf('-1') }],
    ['a stop without a limit', 'InvalidPrice', { ...stop, limitPrice: null }],
    ['a stop without a stop price', 'InvalidStopPrice', { type: 'StopLimit' }],
    ['a bracket without a stop price', 'InvalidStopPrice', { type: 'Bracket' }],
    ['a limit order with a stop price', 'InvalidStopPrice', { stopPrice: priceOf('50000') }],
    ['a market order with a stop price', 'InvalidStopPrice', { ...market, stopPrice: priceOf('50000') }],
    ['a stop at a part of a tick', 'InvalidStopPrice', { ...stop, stopPrice: priceOf('50050.001') }],
    ['a stop that buys above its limit', 'InvalidStopPrice', { ...stop, stopPrice: priceOf('50100.01') }],
    ['a stop that sells below its limit', 'InvalidStopPrice', { ...stop, side: 'Sell' }],
    ['a bracket that sells below its stop', 'InvalidStopPrice', { ...bracket, stopPrice: priceOf('52000') }],
    ['a bracket that buys above its stop', 'InvalidStopPrice', { ...bracket, side: 'Buy' }],
    ['a limit order by value', 'InvalidQuantity', { quantity: quantityOf('0'), quoteSize: notionalOf('100') }],
    ['a sale by value', 'InvalidQuantity', { ...byValue, side: 'Sell' }],
    ['a value of nothing', 'InvalidQuantity', { ...byValue, quoteSize: notionalOf('0') }],
    ['a value and a quantity', 'InvalidQuantity', { ...byValue, quantity: quantityOf('0.01') }],
    ['too little value', 'BelowMinimumSize', { ...byValue, quoteSize: notionalOf('9.99') }],
    ['too much value', 'MaxTradeValue', { ...byValue, quoteSize: notionalOf('1000.01') }],
  ])('cannot be %s: %s', (_, reason, intent) => {
    expect(verdictOf(intent)).toMatchObject({ verdict: 'Denied', reason });
  });

  it('by value holds what it spends and counts as what it buys at the mark, rounded up', () => {
    expect(verdictOf(byValue)).toMatchObject({ hold: moneyOf('100') });
    // 100 at 50,000 are 0.002; with 0.048 held that is exactly the cap of 0.05.
    expect(verdictOf(byValue, { netQuantity: quantityOf('0.048') })).toMatchObject({ verdict: 'Approved' });
    const more = { ...byValue, quoteSize: notionalOf('100.01') };
    expect(verdictOf(more, { netQuantity: quantityOf('0.048') })).toMatchObject({
      reason: 'PositionCap',
      numbers: { quantity: '0.003' },
    });
    expect(verdictOf(byValue, { mark: undefined })).toMatchObject({ reason: 'StaleMark' });
    const perp = { instrument: perpetual };
    expect(verdictOf(byValue, perp)).toMatchObject({ reason: 'InvalidQuantity' });
  });

  it('at a stop counts at the worst price that it may pay: the limit, or 5 % beyond the stop of a bracket', () => {
    expect(verdictOf({ ...stop, quantity: quantityOf('0.02') })).toMatchObject({
      reason: 'MaxTradeValue',
      numbers: { notional: '1002' },
    });
    const opening = {
      ...bracket,
      reduceOnly: false,
      side: 'Buy',
      limitPrice: priceOf('48000'),
      stopPrice: priceOf('52000'),
    } as const;
    expect(verdictOf({ ...opening, quantity: quantityOf('0.02') })).toMatchObject({
      reason: 'MaxTradeValue',
      numbers: { notional: '1092' },
    });
  });

  it('pays margin for what it opens beyond the position: 10 % of 500 and 1 % of 1,500', () => {
    const shorts = {
      instrument: perpetual,
      netQuantity: quantityOf('0.02'),
      ...limitedBy({ allowShorts: true, maxTradeValueUsd: null }),
    };
    const flip = { side: 'Sell', quantity: quantityOf('0.03') } as const;
    expect(verdictOf(flip, shorts)).toMatchObject({ hold: moneyOf('65') });
  });
});

describe('leverage', () => {
  const byNight = limitedBy({
    leverageDay: parseUtcWindow('13:00-20:00'),
    maxNightLeverage: ratioOf('0.04'),
    nightLeverageCaps: { 'BTC-USD': ratioOf('0.03') },
    leverageCaps: { 'BTC-USD': ratioOf('0.06') },
  });
  const hour = (hours: number): Partial<RiskContext> => ({ ...byNight, now: WEDNESDAY + hours * 3_600_000 });

  it('is lower by night, for all together and for one instrument', () => {
    expect(checkRisk(entry, { ...context, ...hour(13) })).toMatchObject({ verdict: 'Approved' });
    expect(checkRisk(entry, { ...context, ...hour(20) })).toMatchObject({
      reason: 'MaxLeverage',
      numbers: { maxLeverage: '0.04' },
      also: [{ reason: 'SymbolLeverage', numbers: { maxLeverage: '0.03' } }],
    });
  });

  it('that an order asks for must be allowed to its instrument', () => {
    const capped = { ...context, instrument: perpetual, ...limitedBy({ leverageCaps: { 'BTC-USD': ratioOf('5') } }) };
    expect(checkRisk({ ...entry, leverage: ratioOf('5') }, capped)).toMatchObject({ verdict: 'Approved' });
    expect(checkRisk({ ...entry, leverage: ratioOf('5.1') }, capped)).toMatchObject({ reason: 'SymbolLeverage' });
  });
});

describe('slippage', () => {
  const slow = (limitPrice: string | null, more: Partial<OrderIntent> = {}): OrderIntent =>
    limitPrice === null
      ? { ...entry, type: 'Market', limitPrice: null, ...more }
      : { ...entry, limitPrice: priceOf(limitPrice), ...more };
  const strict = { ...context, quote: thinQuote, ...limitedBy({ maxSlippageBps: 99 }) };

  it('binds what takes, by the depth where it is known', () => {
    const level = (price: string) => ({ price: priceOf(price), quantity: quantityOf('1') });
    const deep = { instrumentId: 'BTC-USD', at: WEDNESDAY, bids: [level('49990')], asks: [level('50010')] };
    expect(checkRisk(slow(null), strict)).toMatchObject({ reason: 'Slippage', numbers: { slippageBps: '500' } });
    expect(checkRisk(slow(null), { ...strict, depth: deep })).toMatchObject({ verdict: 'Approved' });
  });

  it('of a limit order ends at its limit, and is none when it waits', () => {
    expect(checkRisk(slow('50500'), strict)).toMatchObject({ reason: 'Slippage', numbers: { slippageBps: '100' } });
    expect(checkRisk(slow('50495'), strict)).toMatchObject({ verdict: 'Approved' });
    expect(checkRisk(slow('49999.99'), strict)).toMatchObject({ verdict: 'Approved' });
    expect(checkRisk(slow('50500', { postOnly: true }), strict)).toMatchObject({ verdict: 'Approved' });
    const empty = { ...strict, depth: { instrumentId: 'BTC-USD', at: 0, bids: [], asks: [] } };
    expect(checkRisk(slow('50500'), empty)).toMatchObject({ numbers: { slippageBps: '100' } });
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
    expect(checkRisk({ ...sell, limitPrice: priceOf('1000') }, shorts)).toMatchObject({ hold: moneyOf('55') });
    expect(checkRisk({ ...sell, limitPrice: priceOf('100001') }, shorts)).toMatchObject({ reason: 'MaxTradeValue' });
  });
});
