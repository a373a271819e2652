import { createBookSide } from './createBookSide';
import type { BookEntry } from './orderBook';
import { queuesOf } from './testing/queuesOf';
import { waiting } from './testing/waiting';

const asksOf = (...entries: readonly BookEntry[]) => {
  const asks = createBookSide('Sell');
  for (const entry of entries) asks.rest(entry);
  return asks;
};

describe('a side of the book', () => {
  it('has nothing at first', () => {
    const { best, levelAt, size } = createBookSide('Buy');
    expect([best(), levelAt(100), size]).toEqual([null, null, 0]);
  });

  it('puts the lowest ask and the highest bid first', () => {
    const ticks = [101, 99, 5_000_000, 100, -3, 0];
    const bids = createBookSide('Buy');
    for (const price of ticks) bids.rest(waiting({ side: 'Buy', ticks: price }));
    const asks = asksOf(...ticks.map((price) => waiting({ ticks: price })));
    expect(queuesOf(asks).map(([price]) => price)).toEqual([-3, 0, 99, 100, 101, 5_000_000]);
    expect(queuesOf(bids).map(([price]) => price)).toEqual([5_000_000, 101, 100, 99, 0, -3]);
  });

  it('takes any safe integer for a price', () => {
    const { MAX_SAFE_INTEGER: highest, MIN_SAFE_INTEGER: lowest } = Number;
    const prices = [highest, 4_294_967_296, lowest, 31, 32, -32, -33];
    const asks = asksOf(...prices.map((ticks) => waiting({ ticks })));
    expect(queuesOf(asks).map(([ticks]) => ticks)).toEqual([lowest, -33, -32, 31, 32, 4_294_967_296, highest]);
    expect([asks.levelAt(highest)?.lots, asks.levelAt(lowest)?.lots]).toEqual([1, 1]);
  });

  it('keeps the order of arrival at a price, and adds up its lots', () => {
    const asks = asksOf(
      waiting({ orderNo: 1, lots: 5 }),
      waiting({ orderNo: 2, lots: 7 }),
      waiting({ orderNo: 3, lots: 1 }),
    );
    expect(queuesOf(asks)).toEqual([[100, 13, 1, 2, 3]]);
    expect(asks.size).toBe(3);
  });

  it.each([
    ['first', 0, [100, 6, 2, 3]],
    ['middle', 1, [100, 5, 1, 3]],
    ['last', 2, [100, 3, 1, 2]],
  ])('closes the gap when the %s leaves', (_which, index, left) => {
    const queue = [1, 2, 3].map((orderNo) => waiting({ orderNo, lots: [1, 2, 4][orderNo - 1] ?? 0 }));
    const asks = asksOf(...queue);
    const leaving = queue[index];
    if (leaving !== undefined) asks.remove(leaving);
    expect(queuesOf(asks)).toEqual([left]);
    expect(leaving).toMatchObject({ level: null, ahead: null, behind: null, lots: [1, 2, 4][index] });
  });

  it('has no level any more when its last entry has left, and makes a new one for the next', () => {
    const entry = waiting({ orderNo: 1, lots: 5 });
    const asks = asksOf(entry, waiting({ orderNo: 2, ticks: 101 }));
    asks.remove(entry);
    expect([asks.levelAt(100), asks.best()?.ticks, asks.size]).toEqual([null, 101, 1]);
    asks.rest(entry);
    expect(queuesOf(asks)).toEqual([
      [100, 5, 1],
      [101, 1, 2],
    ]);
  });

  it('lets an entry shrink in its place, and leave with its last lot', () => {
    const entry = waiting({ orderNo: 1, lots: 5 });
    const asks = asksOf(entry, waiting({ orderNo: 2, lots: 3 }));
    asks.reduce(entry, 0);
    asks.reduce(entry, 2);
    expect(queuesOf(asks)).toEqual([[100, 6, 1, 2]]);
    asks.reduce(entry, 3);
    expect(queuesOf(asks)).toEqual([[100, 3, 2]]);
    expect(entry).toMatchObject({ lots: 0, level: null });
  });

  it('finds a level among many only at its own price', () => {
    const asks = asksOf(...[10, 1_000, 1_001, 70_000].map((ticks) => waiting({ ticks, lots: ticks })));
    expect([9, 10, 11, 1_001, 70_000, 70_001].map((ticks) => asks.levelAt(ticks)?.lots)).toEqual([
      undefined,
      10,
      undefined,
      1_001,
      70_000,
      undefined,
    ]);
  });

  describe('refuses', () => {
    const resting = waiting({ lots: 2 });
    const asks = asksOf(resting);
    const never = waiting({});

    it.each([
      ['an entry that waits already', () => asks.rest(resting), 'an entry waits only once'],
      ['an entry of the other side', () => asks.rest(waiting({ side: 'Buy' })), 'an entry waits on its own side'],
      ['part of a tick', () => asks.rest(waiting({ ticks: 0.5 })), 'an entry waits at a whole tick'],
      ['no lots', () => asks.rest(waiting({ lots: 0 })), 'what waits has lots'],
      ['part of a lot', () => asks.rest(waiting({ lots: 1.5 })), 'what waits has lots'],
      ['to take out what does not wait', () => asks.remove(never), 'only what waits on this side leaves it'],
      ['to shrink what does not wait', () => asks.reduce(never, 1), 'only what waits on this side shrinks'],
      ['to take more than is left', () => asks.reduce(resting, 3), 'an entry shrinks by at most what is left of it'],
      ['to let an entry grow', () => asks.reduce(resting, -1), 'an entry shrinks by at most what is left of it'],
      [
        'to take a bid out of the asks',
        () => {
          const bid = waiting({ side: 'Buy' });
          createBookSide('Buy').rest(bid);
          asks.remove(bid);
        },
        'only what waits on this side leaves it',
      ],
    ])('%s', (_what, act, message) => {
      expect(act).toThrow(expect.objectContaining({ name: 'AssertionFailed', message }));
      expect(queuesOf(asks)).toEqual([[100, 2, 1]]);
    });
  });
});
