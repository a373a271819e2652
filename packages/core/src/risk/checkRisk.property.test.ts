import fc from 'fast-check';
import type { Instrument } from '../instrument/instrument';
import { moneyOf, notionalOf, priceOf, quantityOf, ratioOf, type Quantity } from '../money/amount';
import { absolute, add, asMoney, atLeast, isNegative, isZero, notionalFor, scale, subtract } from '../money/arithmetic';
import { fromSteps } from '../money/rounding';
import type { OrderIntent } from '../order/order';
import { signed, type Side } from '../order/side';
import { checkRisk } from './checkRisk';
import { denialReasons } from './denialReasons';
import type { RiskContext } from './riskContext';
import type { TradingMode } from './tradingMode';

const lots = (min: number, max: number) =>
  fc.integer({ min, max }).map((count): Quantity => fromSteps(count, quantityOf('0.001')));
const cents = (min: number, max: number) => fc.integer({ min, max }).map((count) => fromSteps(count, moneyOf('0.01')));
const dollars = (min: number, max: number) => fc.integer({ min, max }).map((count) => notionalOf(String(count)));
/** The ordinary value nine times of ten, so that an order may still pass all checks. */
const mostly = <T>(ordinary: T, ...others: T[]) =>
  fc.oneof({ arbitrary: fc.constant(ordinary), weight: 9 }, { arbitrary: fc.constantFrom(...others), weight: 1 });
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

const context: fc.Arbitrary<RiskContext> = fc.record({
  mode: mostly<TradingMode>('Normal', 'ReduceOnly', 'Halted'),
  reconciled: mostly(true, false),
  instrument,
  mark: fc.option(price, { nil: undefined, freq: 10 }),
  markAgeMs: fc.integer({ min: 0, max: 5_500 }),
  netQuantity: lots(-60, 60),
  liveBuyQuantity: lots(0, 10),
  liveSellQuantity: lots(0, 10),
  availableCash: cents(0, 1_000_000),
  exposure: dollars(0, 20_000),
  equity: cents(0, 5_000_000),
  takerFeeRate: fc.constant(ratioOf('0.006')),
  limits: fc.record({
    maxTradeValueUsd: fc.option(dollars(100, 3_000)),
    positionCaps: lots(20, 100).map((cap) => ({ BTC: cap })),
    dailyLossLimitUsd: fc.constant(null),
    maxMarkAgeMs: fc.constant(5_000),
    maxLeverage: fc.constantFrom(ratioOf('1'), ratioOf('3')),
    allowShorts: fc.boolean(),
    reduceOnly: mostly(false, true),
  }),
});

const intent: fc.Arbitrary<OrderIntent> = fc
  .record({
    side: fc.constantFrom<Side[]>('Buy', 'Sell'),
    quantity: lots(0, 40),
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

const runs = { numRuns: 2_000 };

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
        expect(atLeast(scale(known.equity, limits.maxLeverage), asMoney(add(known.exposure, notional)))).toBe(true);

        const live = order.side === 'Buy' ? known.liveBuyQuantity : known.liveSellQuantity;
        const worst = add(known.netQuantity, signed(order.side, add(live, order.quantity)));
        expect(atLeast(limits.positionCaps['BTC'] ?? quantityOf('0'), absolute(worst))).toBe(true);
        if (isNegative(worst) && order.side === 'Sell') {
          expect([instrument.kind, limits.allowShorts]).toEqual(['Perpetual', true]);
        }

        const cost = add(
          scale(asMoney(notional), instrument.initialMarginRate),
          scale(asMoney(notional), known.takerFeeRate),
        );
        expect(atLeast(known.availableCash, cost)).toBe(true);
        expect(atLeast(verdict.hold, cost)).toBe(true);
        expect(isNegative(subtract(known.availableCash, verdict.hold))).toBe(false);
      }),
      runs,
    );
    expect(approvals).toBeGreaterThan(20);
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
      runs,
    );
  });

  it('a denial says its numbers by the names of the table', () => {
    fc.assert(
      fc.property(intent, context, (order, known) => {
        const verdict = checkRisk(order, known);
        if (verdict.verdict === 'Approved') expect(verdict.intent).toBe(order);
        else
          expect(denialReasons[verdict.reason].numbers).toEqual(expect.arrayContaining(Object.keys(verdict.numbers)));
      }),
      runs,
    );
  });
});
