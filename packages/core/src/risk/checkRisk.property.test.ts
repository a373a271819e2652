import fc from 'fast-check';
import type { Instrument } from '../instrument/instrument';
import { tradingStatuses, type TradingStatus } from '../instrument/tradingStatus';
import type { Quote } from '../market/quote';
import { moneyOf, notionalOf, priceOf, quantityOf, ratioOf, type Quantity } from '../money/amount';
import {
  absolute,
  add,
  asMoney,
  atLeast,
  isNegative,
  isZero,
  largerOf,
  notionalFor,
  scale,
  subtract,
} from '../money/arithmetic';
import { fromSteps } from '../money/rounding';
import type { OrderIntent } from '../order/order';
import { signed, type Side } from '../order/side';
import { defaultRiskLimits } from '../config/riskLimits';
import { checkRisk } from './checkRisk';
import { denialReasons } from './denialReasons';
import type { LiveOrder, RiskContext } from './riskContext';
import type { TradingMode } from './tradingMode';

const lots = (min: number, max: number) =>
  fc.integer({ min, max }).map((count): Quantity => fromSteps(count, quantityOf('0.001')));
const cents = (min: number, max: number) => fc.integer({ min, max }).map((count) => fromSteps(count, moneyOf('0.01')));
const dollars = (min: number, max: number) => fc.integer({ min, max }).map((count) => notionalOf(String(count)));
/** The ordinary value nineteen times of twenty, so that an order may still pass all checks. */
const mostly = <T>(ordinary: T, ...others: T[]) =>
  fc.oneof({ arbitrary: fc.constant(ordinary), weight: 19 }, { arbitrary: fc.constantFrom(...others), weight: 1 });
const price = fc.integer({ min: 4_900_000, max: 5_100_000 }).map((count) => fromSteps(count, priceOf('0.01')));

const instrument = fc.constantFrom<Instrument['kind'][]>('Spot', 'Perpetual').map((kind): Instrument => ({
  instrumentId: 'BTC',
  kind,
  baseCurrency: 'BTC',
  quoteCurrency: 'USD',
  tickSize: priceOf('0.01'),
  lotSize: quantityOf('0.001'),
  minQuantity: quantityOf('0.001'),
  maxQuantity: quantityOf('1'),
  minNotional: notionalOf('1'),
  contractSize: ratioOf('1'),
  initialMarginRate: ratioOf(kind === 'Spot' ? '1' : '0.1'),
  maintenanceMarginRate: ratioOf('0.05'),
}));

const unchanged = {
  leverageDay: fc.constant(defaultRiskLimits.leverageDay),
  maxNightLeverage: fc.constant(defaultRiskLimits.maxNightLeverage),
  nightLeverageCaps: fc.constant(defaultRiskLimits.nightLeverageCaps),
  restrictedInstruments: mostly<readonly string[]>([], ['BTC']),
  tradingWindow: fc.constant(defaultRiskLimits.tradingWindow),
};
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 1 });
const capped = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: fc.constant({} as { readonly [instrumentId: string]: T }), weight: 2 },
    { arbitrary: arbitrary.map((cap) => ({ BTC: cap })), weight: 1 },
  );
const part = (min: number, max: number) => fc.integer({ min, max }).map((count) => fromSteps(count, ratioOf('0.01')));
const liveOrder: fc.Arbitrary<LiveOrder> = fc.record({
  side: fc.constantFrom<Side[]>('Buy', 'Sell'),
  type: fc.constant('Limit' as const),
  limitPrice: price,
  timeInForce: fc.constantFrom('GTC' as const, 'IOC' as const),
});
const quote: fc.Arbitrary<Quote> = fc
  .record({ at: price, bidSize: lots(1, 5_000), askSize: lots(1, 5_000) })
  .map(({ at, ...sizes }) => ({
    ...sizes,
    instrumentId: 'BTC',
    bid: at,
    ask: add(at, priceOf('10')),
    at: 0,
  }));

const context: fc.Arbitrary<RiskContext> = fc.record({
  now: fc.constant(1_522_800_000_000),
  permissions: mostly<RiskContext['permissions']>({ canTrade: true }, null, { canTrade: false }),
  tradingStatus: mostly<TradingStatus>('Online', ...tradingStatuses),
  quote: fc.option(quote, { nil: undefined, freq: 10 }),
  depth: fc.constant(undefined),
  liveOrders: fc.oneof(
    { arbitrary: fc.constant([]), weight: 3 },
    { arbitrary: fc.array(liveOrder, { maxLength: 2 }), weight: 1 },
  ),
  usedCapital: cents(0, 1_000_000),
  maintenanceMargin: cents(0, 100_000),
  collateral: cents(100_000, 5_000_000),
  ordersThisMinute: fc.nat(3),
  ordersToday: fc.nat(60),
  mode: mostly<TradingMode>('Normal', 'ReduceOnly', 'Halted'),
  reconciled: mostly(true, false),
  instrument,
  mark: fc.option(price, { nil: undefined, freq: 10 }),
  markAgeMs: fc.integer({ min: 0, max: 5_500 }),
  netQuantity: lots(-40, 40),
  liveBuyQuantity: lots(0, 10),
  liveSellQuantity: lots(0, 10),
  othersBuyQuantity: lots(0, 0),
  othersSellQuantity: lots(0, 0),
  availableCash: cents(0, 2_000_000),
  exposure: dollars(0, 20_000),
  equity: cents(1_000_000, 5_000_000),
  takerFeeRate: fc.constant(ratioOf('0.006')),
  limits: fc.record({
    ...unchanged,
    notionalCapsUsd: capped(dollars(1_000, 5_000)),
    maxSymbolExposure: optional(part(10, 100)),
    maxTotalExposure: optional(part(50, 200)),
    budgetUsd: optional(dollars(1_000, 20_000)),
    leverageCaps: capped(part(20, 300)),
    minLiquidationBuffer: optional(part(1, 20)),
    maxSlippageBps: optional(fc.integer({ min: 100, max: 10_000 })),
    maxPriceDeviationBps: optional(fc.integer({ min: 100, max: 500 })),
    maxOrdersPerMinute: optional(fc.integer({ min: 1, max: 5 })),
    maxOrdersPerDay: optional(fc.integer({ min: 1, max: 100 })),
    maxTradeValueUsd: fc.option(dollars(100, 3_000)),
    positionCaps: lots(20, 100).map((cap) => ({ BTC: cap })),
    dailyLossLimitUsd: fc.constant(null),
    maxMarkAgeMs: fc.constant(5_000),
    warnMarkAgeMs: fc.constant(null),
    maxLeverage: fc.constantFrom(ratioOf('1'), ratioOf('3')),
    allowShorts: fc.boolean(),
    reduceOnly: mostly(false, true),
  }),
});

const intent: fc.Arbitrary<OrderIntent> = fc
  .record({
    side: fc.constantFrom<Side[]>('Buy', 'Sell'),
    quantity: lots(0, 25),
    limitPrice: fc.option(price),
    reduceOnly: mostly(false, true),
  })
  .map((order) => ({
    ...order,
    strategyId: 'any',
    instrumentId: 'BTC',
    type: order.limitPrice === null ? 'Market' : 'Limit',
    timeInForce: 'GTC',
    postOnly: false,
    reason: 'Any',
    explicit: false,
  }));

/** Whether the position can only shrink, whichever of the live orders fill: said again, in other words than the code's. */
function canOnlyReduce({ side, quantity }: OrderIntent, context: RiskContext): boolean {
  const { netQuantity, liveBuyQuantity, liveSellQuantity } = context;
  if (isZero(netQuantity)) return false;
  const sameSide = side === 'Buy' ? liveBuyQuantity : liveSellQuantity;
  const after = add(netQuantity, signed(side, add(quantity, sameSide)));
  const shrinks = isNegative(netQuantity) === (side === 'Buy');
  return shrinks && (isZero(after) || isNegative(after) === isNegative(netQuantity));
}

/** Few of the orders that are drawn are approved, or exits. */
const runs = { numRuns: 2_000 };
const fewerRuns = { numRuns: 500 };

describe('whatever is asked for', () => {
  it('an entry that breaks a limit is never approved', () => {
    let approvals = 0;
    fc.assert(
      fc.property(intent, context, (order, known) => {
        const verdict = checkRisk(order, known);
        if (verdict.verdict === 'Denied' || canOnlyReduce(order, known)) return;
        approvals += 1;
        const { limits, mark, instrument } = known;
        expect([known.mode, known.reconciled, limits.reduceOnly, order.reduceOnly]).toEqual([
          'Normal',
          true,
          false,
          false,
        ]);
        expect(known.markAgeMs).toBeLessThanOrEqual(limits.maxMarkAgeMs);
        if (mark === undefined || instrument === undefined) throw new Error('an entry was approved without a price');

        const notional = notionalFor(order.limitPrice ?? mark, order.quantity);
        if (limits.maxTradeValueUsd !== null) expect(atLeast(limits.maxTradeValueUsd, notional)).toBe(true);

        // Position plus live orders of both sides, whichever of them are filled, with this order and without.
        const sign = order.side === 'Buy' ? known.liveBuyQuantity : known.liveSellQuantity;
        const worst = add(known.netQuantity, signed(order.side, add(sign, order.quantity)));
        expect(atLeast(limits.positionCaps['BTC'] ?? quantityOf('0'), absolute(worst))).toBe(true);
        if (isNegative(worst) && order.side === 'Sell') {
          expect([instrument.kind, limits.allowShorts]).toEqual(['Perpetual', true]);
        }
        const without = [
          known.netQuantity,
          add(known.netQuantity, known.liveBuyQuantity),
          subtract(known.netQuantity, known.liveSellQuantity),
        ].map(absolute);
        const before = without.reduce(largerOf);
        const added = notionalFor(
          order.limitPrice ?? mark,
          largerOf(subtract(absolute(worst), before), quantityOf('0')),
        );
        const symbol = asMoney(add(notionalFor(mark, before), added));
        const total = asMoney(add(known.exposure, added));
        expect(atLeast(scale(known.equity, limits.maxLeverage), total)).toBe(true);
        if (limits.maxTotalExposure !== null) {
          expect(atLeast(scale(known.equity, limits.maxTotalExposure), total)).toBe(true);
        }
        for (const most of [limits.maxSymbolExposure, limits.leverageCaps['BTC']]) {
          if (most) expect(atLeast(scale(known.equity, most), symbol)).toBe(true);
        }
        const capUsd = limits.notionalCapsUsd['BTC'];
        if (capUsd !== undefined) expect(atLeast(asMoney(capUsd), symbol)).toBe(true);
        if (limits.minLiquidationBuffer !== null && instrument.kind === 'Perpetual') {
          const margin = add(known.maintenanceMargin, scale(asMoney(added), instrument.maintenanceMarginRate));
          const left = subtract(known.collateral, margin);
          expect(atLeast(left, scale(known.collateral, limits.minLiquidationBuffer))).toBe(true);
        }

        expect([known.permissions?.canTrade, limits.restrictedInstruments]).toEqual([true, []]);
        if (limits.maxOrdersPerMinute !== null) expect(known.ordersThisMinute).toBeLessThan(limits.maxOrdersPerMinute);
        if (limits.maxOrdersPerDay !== null) expect(known.ordersToday).toBeLessThan(limits.maxOrdersPerDay);

        // What opens is paid for; what closes the rest of the position is not.
        const closes = isNegative(known.netQuantity) === (order.side === 'Buy') && !isZero(known.netQuantity);
        const closable = largerOf(subtract(absolute(known.netQuantity), sign), quantityOf('0'));
        const opening = closes ? subtract(order.quantity, closable) : order.quantity;
        const cost = add(
          scale(asMoney(notionalFor(order.limitPrice ?? mark, opening)), instrument.initialMarginRate),
          scale(asMoney(notional), known.takerFeeRate),
        );
        expect(atLeast(known.availableCash, cost)).toBe(true);
        expect(atLeast(verdict.hold, cost)).toBe(true);
        expect(isNegative(subtract(known.availableCash, verdict.hold))).toBe(false);
        if (limits.budgetUsd !== null) {
          expect(atLeast(asMoney(limits.budgetUsd), add(known.usedCapital, cost))).toBe(true);
        }
      }),
      runs,
    );
    expect(approvals).toBeGreaterThan(100);
  });

  it('a reducing order is denied only for a reason that binds exits', () => {
    let exits = 0;
    fc.assert(
      fc.property(intent, context, (order, known) => {
        if (!canOnlyReduce(order, known)) return;
        exits += 1;
        const verdict = checkRisk(order, known);
        if (verdict.verdict === 'Denied') expect(denialReasons[verdict.reason].bindsReducing).toBe(true);
        else expect(isZero(verdict.hold)).toBe(true);
      }),
      runs,
    );
    expect(exits).toBeGreaterThan(100);
  });

  it('without a mark nothing but an exit passes', () => {
    fc.assert(
      fc.property(intent, context, (order, known) => {
        const verdict = checkRisk(order, { ...known, mark: undefined });
        expect(verdict.verdict === 'Denied' || canOnlyReduce(order, known)).toBe(true);
      }),
      fewerRuns,
    );
  });

  it('the reasons of a denial stand in the order of the table, each once', () => {
    const order = Object.keys(denialReasons);
    let several = 0;
    fc.assert(
      fc.property(intent, context, (asked, known) => {
        const verdict = checkRisk(asked, known);
        if (verdict.verdict === 'Approved') return;
        const places = [verdict, ...verdict.also].map(({ reason }) => order.indexOf(reason));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        if (places.length > 1) several += 1;
      }),
      fewerRuns,
    );
    expect(several).toBeGreaterThan(100);
  });

  it('a denial says its numbers by the names of the table', () => {
    fc.assert(
      fc.property(intent, context, (order, known) => {
        const verdict = checkRisk(order, known);
        if (verdict.verdict === 'Approved') expect(verdict.intent).toBe(order);
        else
          for (const { reason, numbers } of [verdict, ...verdict.also]) {
            expect(denialReasons[reason].numbers).toEqual(expect.arrayContaining(Object.keys(numbers)));
          }
      }),
      fewerRuns,
    );
  });
});
