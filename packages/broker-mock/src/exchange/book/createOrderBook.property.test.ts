import type { Side } from '@bot/core';
import * as fc from 'fast-check';
import { createOrderBook } from './createOrderBook';
import { applyMatches, matchesIn, type Match } from './matchesIn';
import type { BookEntry } from './orderBook';
import { queuesOf } from './testing/queuesOf';
import { waiting } from './testing/waiting';

type Step =
  | { readonly do: 'rest'; readonly side: Side; readonly ticks: number; readonly lots: number }
  | { readonly do: 'remove'; readonly which: number }
  | { readonly do: 'reduce'; readonly which: number; readonly part: number }
  | { readonly do: 'match'; readonly side: Side; readonly limitTicks: number | null; readonly lots: number };

/** Prices close together, far apart, and around the ends of pages; a few of each, so that orders meet at a price. */
const ticks = fc.oneof(
  fc.integer({ min: 4_999_990, max: 5_000_010 }),
  fc.integer({ min: -70, max: 70 }),
  fc.constantFrom(1, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);
const side = fc.constantFrom<Side>('Buy', 'Sell');
const lots = fc.integer({ min: 1, max: 20 });
const which = fc.nat({ max: 10_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('rest' as const), side, ticks, lots }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reduce' as const), which, part: lots }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('match' as const), side, limitTicks: fc.option(ticks), lots }),
  },
);

/** The same in plain arrays, sorted anew each time. */
interface Plain {
  readonly orderNo: number;
  readonly side: Side;
  readonly ticks: number;
  lots: number;
}

const sorted = (orders: readonly Plain[], of: Side): readonly Plain[] =>
  orders
    .filter((order) => order.side === of)
    .toSorted((a, b) => (of === 'Buy' ? b.ticks - a.ticks : a.ticks - b.ticks) || a.orderNo - b.orderNo);

function queuesOfPlain(orders: readonly Plain[], of: Side): readonly (readonly number[])[] {
  const queues: number[][] = [];
  for (const order of sorted(orders, of)) {
    const same = queues.findIndex(([ticks]) => ticks === order.ticks);
    const [, lots = 0, ...ahead] = queues[same] ?? [];
    const queue = [order.ticks, lots + order.lots, ...ahead, order.orderNo];
    queues.splice(same === -1 ? queues.length : same, 1, queue);
  }
  return queues;
}

function matchesOfPlain(orders: readonly Plain[], of: Side, limitTicks: number | null, wanted: number) {
  const matches: { order: Plain; lots: number }[] = [];
  let leaves = wanted;
  for (const order of sorted(orders, of)) {
    const isReached = limitTicks === null || (of === 'Sell' ? order.ticks <= limitTicks : order.ticks >= limitTicks);
    const traded = isReached ? Math.min(leaves, order.lots) : 0;
    if (traded > 0) matches.push({ order, lots: traded });
    leaves -= traded;
  }
  return matches;
}

function listOf(first: Match | null): readonly (readonly number[])[] {
  const list: number[][] = [];
  for (let match = first; match !== null; match = match.next) {
    list.push([match.entry.orderNo, match.entry.ticks, match.lots]);
  }
  return list;
}

/** Both books, one step after the other. */
function play(steps: readonly Step[]) {
  const book = createOrderBook();
  const sideOf = (of: Side) => (of === 'Buy' ? book.bids : book.asks);
  const entries: BookEntry[] = [];
  let plain: Plain[] = [];

  const at = (index: number) => entries.filter(({ level }) => level !== null)[index % plain.length];
  const twinOf = (entry: BookEntry) => plain.filter(({ orderNo }) => orderNo === entry.orderNo);

  for (const step of steps) {
    switch (step.do) {
      case 'rest': {
        const entry = waiting({ ...step, orderNo: entries.length + 1 });
        entries.push(entry);
        plain.push({ orderNo: entry.orderNo, side: step.side, ticks: step.ticks, lots: step.lots });
        sideOf(step.side).rest(entry);
        break;
      }
      case 'remove': {
        const entry = at(step.which);
        if (entry === undefined) break;
        sideOf(entry.side).remove(entry);
        plain = plain.filter(({ orderNo }) => orderNo !== entry.orderNo);
        break;
      }
      case 'reduce': {
        const entry = at(step.which);
        if (entry === undefined) break;
        const part = Math.min(step.part, entry.lots);
        for (const twin of twinOf(entry)) twin.lots -= part;
        sideOf(entry.side).reduce(entry, part);
        break;
      }
      case 'match': {
        const matches = matchesIn(sideOf(step.side), step.limitTicks, step.lots);
        const expected = matchesOfPlain(plain, step.side, step.limitTicks, step.lots);
        expect(listOf(matches)).toEqual(expected.map(({ order, lots }) => [order.orderNo, order.ticks, lots]));
        for (const { order, lots } of expected) order.lots -= lots;
        applyMatches(sideOf(step.side), matches);
        break;
      }
    }
    plain = plain.filter(({ lots }) => lots > 0);
    expect(queuesOf(book.bids)).toEqual(queuesOfPlain(plain, 'Buy'));
    expect(queuesOf(book.asks)).toEqual(queuesOfPlain(plain, 'Sell'));
    expect(book.bids.size + book.asks.size).toBe(plain.length);
  }
}

describe('the book', () => {
  it('is the same as plain sorted arrays after every step', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => play(steps)),
      { numRuns: 150 },
    );
  });
});
