import fc from 'fast-check';
import {
  add,
  asMoney,
  decodePayload,
  encodePayload,
  exceeds,
  isTerminal,
  largerOf,
  leavesQuantity,
  moneyOf,
  negate,
  ratioBetween,
  roundToPlaces,
  scale,
  signed,
  subtract,
  sum,
  toText,
  zeroMoney,
  zeroQuantity,
  type BotEvent,
  type Instrument,
  type JsonValue,
  type Order,
} from '@bot/core';
import { evolve } from './evolve';
import { decodeStructure, encodeStructure } from '../persistence/structuralCodec';
import { createLedger, type Ledger } from './state/ledger';
import { btc, btcPerp } from './testing/fixtures';
import { type EngineUnderTest } from './testing/given';
import { plain } from './testing/plain';
import { givenVenue, orderOf, START, stories } from './testing/toldVenue';

describe.each([btc, btcPerp])('the ledger of $kind, in whatever order the venue tells its story,', (instrument) => {
  it('keeps sums, cash and position, and comes to what the venue says', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(stories, (story) => {
        const { engine, tell, tellAll, orders } = givenVenue(instrument);
        for (const step of story) {
          tell(step);
          checkOrders(engine);
          checkRunningSums(engine, instrument);
          checkBooks(engine, instrument);
        }
        tellAll();
        checkBooks(engine, instrument);
        for (const order of engine.state.ledger.orders.values()) reached.add(order.status);
        if (engine.log.some(({ type }) => type === 'OrderAmended')) reached.add('OrderAmended');
        for (const { type, payload } of engine.log) if ('late' in payload && payload.late) reached.add(`late ${type}`);
        for (const [id, words] of orders) {
          const { filledQuantity, commission } = orderOf(engine, id);
          const last = words[words.length - 1];
          expect([filledQuantity, commission]).toEqual([last?.cumulativeQuantity, last?.commission]);
        }
      }),
      { numRuns: 100, seed: 20180404 },
    );
    // The stories are not idle ones.
    const ends = ['OrderAmended', 'Filled', 'Canceled', 'Expired', 'Rejected', 'PartiallyFilled', 'Accepted'];
    expect([...reached]).toEqual(expect.arrayContaining([...ends, 'late OrderProgressed']));
  });

  it('is the same when its log is folded again', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { engine, tell } = givenVenue(instrument);
        story.forEach(tell);
        expect(plain(folded(engine))).toBe(plain(engine.state.ledger));
      }),
      { numRuns: 100, seed: 20180404 },
    );
  });

  it('is the same when a part of its log was folded before, and kept as text', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { engine, tell } = givenVenue(instrument);
        story.forEach(tell);
        const whole = plain(engine.state.ledger);
        engine.log.forEach((_, at) => {
          const kept = JSON.stringify(encodeStructure(folded({ log: engine.log.slice(0, at) })));
          const begun = decodeStructure(JSON.parse(kept) as JsonValue) as Ledger;
          expect(plain(folded({ log: engine.log.slice(at) }, begun))).toBe(whole);
        });
      }),
      { numRuns: 15, seed: 20180404 },
    );
  });

  it('promises nothing once no order is live', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { engine, tell, tellAll, orders } = givenVenue(instrument);
        story.forEach(tell);
        [...orders].forEach((_, which) => tell({ deed: 'Canceled', which, lots: 1 }));
        tellAll();
        const { ledger } = engine.state;
        const { buy: buys, sell: sells } = ledger.liveQuantities.get(instrument.instrumentId) ?? {};
        expect([...ledger.liveOrderIds, ...ledger.cancelWishes]).toEqual([]);
        expect([buys ?? zeroQuantity, sells ?? zeroQuantity]).toEqual([zeroQuantity, zeroQuantity]);
        expect(ledger.holds.get('USD') ?? zeroMoney).toEqual(zeroMoney);
      }),
      { numRuns: 100, seed: 20180404 },
    );
  });
});

function checkOrders({ state }: EngineUnderTest): void {
  for (const order of state.ledger.orders.values()) {
    expect(exceeds(order.filledQuantity, order.quantity)).toBe(false);
    expect(state.ledger.liveOrderIds.has(order.clientOrderId)).toBe(!isTerminal(order.status));
    // While new terms are asked for, all of the old quantity need not be the end.
    if (order.amend !== undefined) continue;
    expect(toText(order.filledQuantity) === toText(order.quantity)).toBe(order.status === 'Filled');
  }
}

/** The running sums against sums over all orders. */
function checkRunningSums({ state: { ledger } }: EngineUnderTest, { instrumentId }: Instrument): void {
  const live = [...ledger.orders.values()].filter(({ status }) => !isTerminal(status));
  const leaves = (side: Order['side']): string =>
    toText(sum(live.filter((order) => order.side === side).map(leavesQuantity), zeroQuantity));
  const sums = ledger.liveQuantities.get(instrumentId);
  expect(toText(sums?.buy ?? zeroQuantity)).toBe(leaves('Buy'));
  expect(toText(sums?.sell ?? zeroQuantity)).toBe(leaves('Sell'));
  const part = ({ hold, quantity }: Pick<Order, 'hold' | 'quantity'>, filled: Order['quantity']) =>
    roundToPlaces(scale(hold, ratioBetween(largerOf(subtract(quantity, filled), zeroQuantity), quantity)), 18);
  const holds = live.map((order) =>
    largerOf(part(order, order.filledQuantity), part(order.amend ?? order, order.filledQuantity)),
  );
  expect(toText(ledger.holds.get('USD') ?? zeroMoney)).toBe(toText(sum(holds, zeroMoney)));
}

/** Position = Σ signed fills; cash = start − Σ paid − fees, and for a perpetual the basis has not been paid. */
function checkBooks({ state: { ledger } }: EngineUnderTest, { instrumentId, kind }: Instrument): void {
  const orders = [...ledger.orders.values()];
  const net = sum(
    orders.map((order) => signed(order.side, order.filledQuantity)),
    zeroQuantity,
  );
  const position = ledger.positions.get(instrumentId);
  expect(toText(position?.netQuantity ?? zeroQuantity)).toBe(toText(net));
  const books = [...(ledger.strategyBooks.get(instrumentId)?.values() ?? [])].map((book) => book.netQuantity);
  expect(toText(sum(books, zeroQuantity))).toBe(toText(net));

  const paid = orders.map(({ side, filledValue }) =>
    side === 'Buy' ? asMoney(filledValue) : negate(asMoney(filledValue)),
  );
  const fees = sum(
    orders.map(({ commission }) => commission),
    zeroMoney,
  );
  const basis = kind === 'Perpetual' ? (position?.costBasis ?? zeroMoney) : zeroMoney;
  const cash = add(subtract(subtract(moneyOf(START), sum(paid, zeroMoney)), fees), basis);
  expect(toText(ledger.cash.get('USD') ?? zeroMoney)).toBe(toText(cash));
  const results = ledger.results.get(instrumentId);
  expect(toText(results?.commission ?? zeroMoney)).toBe(toText(fees));
}

/** Through the text of the log, as a restart would read it. */
function folded({ log }: Pick<EngineUnderTest, 'log'>, ledger = createLedger()): Ledger {
  for (const { type, payload, at } of log) {
    evolve(ledger, { type, payload: decodePayload(encodePayload(payload)), at } as BotEvent & { at: number });
  }
  return ledger;
}
