import type { BookSide, OrderBook } from '@bot/broker-mock';

/** What waits in a book of ours: first the bids, then the asks, best price first, then by age. */
export function* queuesOf({ bids, asks }: OrderBook): Generator<readonly [ticks: number, lots: number]> {
  yield* queuesOn(bids);
  yield* queuesOn(asks);
}

function* queuesOn(side: BookSide): Generator<readonly [ticks: number, lots: number]> {
  for (let level = side.best(); level !== null; level = side.worse(level)) {
    for (let entry = level.first; entry !== null; entry = entry.behind) yield [entry.ticks, entry.lots];
  }
}
