import { createColumns, createLadder } from './ladder';

/** Prices from 100 to 109. */
const small = () => createLadder({ lowest: 100, prices: 10 }, createColumns(10));

describe('the ladder', () => {
  it('knows the best prices, and none at first', () => {
    const ladder = small();
    expect([ladder.bestBid(), ladder.bestAsk()]).toEqual([null, null]);
    ladder.add(0, '', 0, true, 100, 1);
    ladder.add(1, '', 0, true, 103, 1);
    ladder.add(2, '', 0, false, 109, 1);
    ladder.add(3, '', 0, false, 105, 1);
    expect([ladder.bestBid(), ladder.bestAsk()]).toEqual([103, 105]);
    for (const slot of [1, 3]) ladder.cancel(slot, '', 0);
    expect([ladder.bestBid(), ladder.bestAsk()]).toEqual([100, 109]);
    for (const slot of [0, 2]) ladder.cancel(slot, '', 0);
    expect([ladder.bestBid(), ladder.bestAsk()]).toEqual([null, null]);
  });

  it('trades by price, then by time: a buy of 4 to 101 meets 2 at 100 and 2 of 5 at 101', () => {
    const ladder = small();
    ladder.add(0, '', 0, false, 101, 5);
    ladder.add(1, '', 0, false, 100, 1);
    ladder.add(2, '', 0, false, 100, 1);
    ladder.add(3, '', 0, true, 101, 4);
    expect(ladder.tally.trades).toBe(3);
    expect([...ladder.waiting(0)]).toEqual([[101, 3]]);
    expect([0, 1, 2, 3].map((slot) => ladder.isWaiting(slot))).toEqual([true, false, false, false]);
  });

  it('lets what is left of a limit order wait, and drops what is left of a market order', () => {
    const ladder = small();
    ladder.add(0, '', 0, true, 104, 3);
    ladder.add(1, '', 0, false, 102, 5);
    expect([...ladder.waiting(0)]).toEqual([[102, 2]]);
    ladder.take(0, '', true, 9);
    ladder.take(0, '', false, 9);
    expect([...ladder.waiting(0)]).toEqual([]);
    expect([ladder.bestBid(), ladder.bestAsk()]).toEqual([null, null]);
  });

  it('closes the gap when an order leaves the middle or the end of a queue', () => {
    const ladder = small();
    for (const [slot, lots] of [1, 2, 3, 4].entries()) ladder.add(slot, '', 0, true, 104, lots);
    ladder.cancel(1, '', 0);
    ladder.cancel(3, '', 0);
    ladder.add(5, '', 0, true, 104, 6);
    expect([...ladder.waiting(0)]).toEqual([
      [104, 1],
      [104, 3],
      [104, 6],
    ]);
  });
});
