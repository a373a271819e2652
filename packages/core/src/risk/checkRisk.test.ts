import { moneyOf, notionalOf, priceOf, quantityOf, ratioOf, zeroMoney } from '../money/amount';
import type { OrderIntent } from '../order/order';
import { parseUtcWindow } from '../time/utcWindow';
import { checkRisk, type Approved } from './checkRisk';
import { denialReasons, type DenialReason } from './denialReasons';
import type { RiskContext } from './riskContext';
import { context, entry, exit, limitedBy, limits, long, perpetual, resting, thinQuote } from './testing/riskFixtures';

interface DenialCase {
  readonly intent?: Partial<OrderIntent>;
  readonly context?: Partial<RiskContext>;
  readonly numbers: { readonly [name: string]: string };
}

/** What is beyond a strategy's allocation is denied before there is an order to be judged. */
type JudgedReason = Exclude<DenialReason, 'AboveAllocation'>;

/** One order for each reason: the only thing that is wrong with it. A reason without a case fails the first test below. */
const cases: Record<JudgedReason, DenialCase> = {
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
const reasons = (Object.keys(denialReasons) as DenialReason[]).filter(
  (reason): reason is JudgedReason => reason !== 'AboveAllocation',
);

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
    // A short beside a larger live buy adds nothing to the worst case.
    const short = { ...entry, side: 'Sell', instrumentId: perpetual.instrumentId } as const;
    const beside = { ...context, instrument: perpetual, liveBuyQuantity: quantityOf('5') };
    const unknown = { equity: moneyOf('0'), exposure: notionalOf('0') };
    const limits = { ...context.limits, allowShorts: true };
    expect(checkRisk(short, { ...beside, limits, ...unknown })).toMatchObject({ reason: 'MaxLeverage' });
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

  it.each([
    ['of a perpetual', perpetual, true, 'Approved'],
    ['of a perpetual, if it could go through zero', perpetual, false, 'Denied'],
    ['of spot', context.instrument, true, 'Denied'],
  ] as const)('whatever others would close: an exit %s', (_, instrument, reduceOnly, verdict) => {
    const theirs = { liveSellQuantity: quantityOf('0.01'), othersSellQuantity: quantityOf('0.01') };
    const known = { ...long, ...theirs, instrument, mode: 'ReduceOnly' } as const;
    expect(checkRisk({ ...exit, reduceOnly }, known).verdict).toBe(verdict);
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
