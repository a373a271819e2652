import { createOrderBook } from './createOrderBook';
import { applyMatches, matchesIn, type Match } from './matchesIn';
import { queuesOf } from './testing/queuesOf';
import { waiting } from './testing/waiting';

/** Asks 2 lots at 100 and 5 at 101; bids 3 and 4 lots at 99, 1 at 98. */
function smallBook() {
  const book = createOrderBook();
  book.asks.rest(waiting({ orderNo: 1, ticks: 101, lots: 5 }));
  book.asks.rest(waiting({ orderNo: 2, ticks: 100, lots: 2 }));
  book.bids.rest(waiting({ orderNo: 3, side: 'Buy', ticks: 99, lots: 3 }));
  book.bids.rest(waiting({ orderNo: 4, side: 'Buy', ticks: 99, lots: 4 }));
  book.bids.rest(waiting({ orderNo: 5, side: 'Buy', ticks: 98, lots: 1 }));
  return book;
}

function listOf(first: Match | null): readonly string[] {
  const list: string[] = [];
  for (let match = first; match !== null; match = match.next) list.push(`${match.entry.orderNo}×${match.lots}`);
  return list;
}

describe('matches', () => {
  it.each([
    ['a buy over two prices', 'asks', 101, 4, ['2×2', '1×2']],
    ['a buy that the price stops', 'asks', 100, 4, ['2×2']],
    ['a buy below the best ask', 'asks', 99, 4, []],
    ['a buy at any price', 'asks', null, 9, ['2×2', '1×5']],
    ['a sell over a queue', 'bids', 99, 5, ['3×3', '4×2']],
    ['a sell that the price stops', 'bids', 99, 9, ['3×3', '4×4']],
    ['a sell above the best bid', 'bids', 100, 1, []],
    ['a sell at any price', 'bids', null, 8, ['3×3', '4×4', '5×1']],
    ['nothing', 'bids', null, 0, []],
  ] as const)('%s', (_who, side, limitTicks, lots, matched) => {
    const book = smallBook();
    const before = queuesOf(book[side]);
    expect(listOf(matchesIn(book[side], limitTicks, lots))).toEqual(matched);
    expect(queuesOf(book[side])).toEqual(before);
  });

  it('finds none in an empty book', () => {
    expect(matchesIn(createOrderBook().asks, null, 1)).toBeNull();
  });

  it('changes the book only when they are applied', () => {
    const { asks, bids } = smallBook();
    applyMatches(asks, matchesIn(asks, 101, 4));
    applyMatches(bids, matchesIn(bids, null, 4));
    expect(queuesOf(asks)).toEqual([[101, 3, 1]]);
    expect(queuesOf(bids)).toEqual([
      [99, 3, 4],
      [98, 1, 5],
    ]);
  });
});
