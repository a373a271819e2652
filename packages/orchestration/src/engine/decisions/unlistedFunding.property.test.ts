import fc from 'fast-check';
import {
  add,
  asMoney,
  exceeds,
  absolute,
  isNegative,
  isZero,
  moneyOf,
  negate,
  notionalFor,
  notionalOf,
  priceOf,
  ratioOf,
  scale,
  subtract,
  toText,
  zeroMoney,
  zeroQuantity,
  type FundingPayment,
  type InstrumentId,
  type Money,
  type Quantity,
} from '@bot/core';
import { booksOf, btcPerp, buy, DAY, fillOf, limits, progressOf, sell, usd } from '../testing/fixtures';
import { givenTrading, wish, type EngineUnderTest, type Given } from '../testing/given';

const HOUR = 3_600_000;
const instruments = ['BTC-PERP', 'ETH-PERP'].map((instrumentId) => ({ ...btcPerp, instrumentId }));
const unlimited = { ...limits, maxLeverage: ratioOf('1000000'), maxMarkAgeMs: Number.MAX_SAFE_INTEGER };
const perpetuals: Given = {
  instruments,
  config: { instrumentIds: instruments.map(({ instrumentId }) => instrumentId), limits: unlimited },
};

/** What happens within an hour: a trade, what others do with the cash, a restart; and what is paid at its end. */
interface Hour {
  readonly trades: readonly { readonly which: number; readonly lots: number }[];
  /** Basis points of the value. */
  readonly rates: readonly [number, number];
  readonly restarts: boolean;
  /** Nobody looks at its end: what was paid shows together with what the next one pays. */
  readonly sleeps: boolean;
}

const hours: fc.Arbitrary<readonly Hour[]> = fc.array(
  fc.record({
    trades: fc.array(fc.record({ which: fc.nat(1), lots: fc.integer({ min: -3, max: 3 }) }), { maxLength: 2 }),
    rates: fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })),
    restarts: fc.boolean(),
    sleeps: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

/** A venue on which everything trades at 100 without a fee, and an engine that is told of it. */
function walk(story: readonly Hour[], listsFunding: boolean) {
  const netQuantities = new Map<InstrumentId, Quantity>(
    instruments.map(({ instrumentId }) => [instrumentId, zeroQuantity]),
  );
  const fundings: FundingPayment[] = [];
  let cash: Money = moneyOf('100000');
  const books = () =>
    booksOf({
      balances: [usd(toText(cash))],
      positions: [...netQuantities].map(([instrumentId, netQuantity]) => ({
        ...{ instrumentId, netQuantity, averageEntryPrice: priceOf('100') },
      })),
      fundings: listsFunding ? [...fundings] : null,
    });
  let engine: EngineUnderTest = givenTrading(perpetuals, books());

  function trade(which: number, lots: number): void {
    const instrumentId = instruments[which]?.instrumentId ?? '';
    const quantity = String(Math.abs(lots));
    const terms = { ...(lots < 0 ? sell(quantity) : buy(quantity)), instrumentId };
    const clientOrderId = engine.when(wish(terms)).payload('OrderSubmitted')?.request.clientOrderId;
    if (clientOrderId === undefined) return;
    const filledValue = notionalOf(String(Math.abs(lots) * 100));
    const progress = progressOf(clientOrderId, 'Filled', quantity, { instrumentId, filledValue });
    engine.when({ type: 'OrderReported', progress });
    const fill = { ...fillOf(clientOrderId, `t-${clientOrderId}`), instrumentId, side: terms.side };
    engine.when({ type: 'FillReported', fill: { ...fill, quantity: terms.quantity } });
    const before = netQuantities.get(instrumentId) ?? zeroQuantity;
    netQuantities.set(instrumentId, add(before, lots < 0 ? negate(terms.quantity) : terms.quantity));
  }

  function pay(which: number, bps: number, at: number): void {
    const instrumentId = instruments[which]?.instrumentId ?? '';
    const held = netQuantities.get(instrumentId) ?? zeroQuantity;
    const fundingRate = ratioOf(String(bps / 10_000));
    const longPays = negate(scale(asMoney(notionalFor(priceOf('100'), held)), fundingRate));
    const amount = isNegative(held) ? negate(longPays) : longPays;
    if (isZero(amount)) return;
    cash = add(cash, amount);
    fundings.push({ fundingId: `${instrumentId}-${at}`, instrumentId, currency: 'USD', amount, fundingRate, at });
  }

  function look(): void {
    const read = () => engine.when({ type: 'VenueBooksRead', books: books() });
    read();
    while (read().events.length > 0);
  }

  for (const [index, { trades, rates, restarts, sleeps }] of story.entries()) {
    const dueAt = DAY + (index + 1) * HOUR;
    engine.woke(dueAt - HOUR / 2 - engine.now);
    instruments.forEach(({ instrumentId }) => engine.sampled(0, '100', instrumentId));
    // What was not looked at while nobody traded shows before there is anything new to explain.
    if (trades.length > 0) look();
    trades.filter(({ lots }) => lots !== 0).forEach(({ which, lots }) => trade(which, lots));
    look();
    rates.forEach((bps, which) => pay(which, bps, dueAt));
    engine.woke(dueAt + 60_000 - engine.now);
    if (restarts) {
      engine = givenTrading({ ...perpetuals, after: engine }, books());
      instruments.forEach(({ instrumentId }) => engine.sampled(0, '100', instrumentId));
    }
    if (!sleeps || index === story.length - 1) look();
  }
  const { ledger } = engine.state;
  const funding = [...ledger.results.values()].reduce((total, each) => add(total, each.funding), zeroMoney);
  const types = engine.log.map(({ type }) => type);
  return { cash, ledger, funding, types, paid: fundings.reduce((total, { amount }) => add(total, amount), zeroMoney) };
}

const isNear = (one: Money, other: Money): boolean => !exceeds(absolute(subtract(one, other)), moneyOf('0.000001'));

it('funding comes to the same whether the venue lists payments or only shows them in the cash, and nothing is invented', () => {
  fc.assert(
    fc.property(hours, (story) => {
      const [listed, unlisted] = [walk(story, true), walk(story, false)];
      for (const { cash, ledger, funding, paid, types } of [listed, unlisted]) {
        expect(toText(ledger.cash.get('USD') ?? zeroMoney)).toBe(toText(cash));
        expect(isNear(funding, paid)).toBe(true);
        expect(types).not.toContain('CashMoved');
        expect(types).not.toContain('ModeChanged');
      }
      expect(unlisted.ledger.cash).toEqual(listed.ledger.cash);
    }),
    { numRuns: 10 },
  );
});
