import {
  add,
  compare,
  equals,
  toText,
  zeroQuantity,
  type ClientOrderId,
  type InstrumentId,
  type PriceLevel,
  type Quantity,
  type Quote,
} from '@bot/core';
import type { MarketFeed } from './marketFeed';

/** What waits at each price: other people's best bid and ask, and the account's own orders. Changes go to the feed. */
export interface ScriptedBooks {
  /** Bids from the best down, then asks from the best up. */
  levels(instrumentId: InstrumentId): readonly PriceLevel[];
  /** Other people wait here from now on, and nowhere else. */
  quote(quote: Quote): void;
  /** An own order waits here from now on; null: it does not wait in the book. */
  show(instrumentId: InstrumentId, clientOrderId: ClientOrderId, level: PriceLevel | null): void;
}

export function createScriptedBooks(feed: MarketFeed): ScriptedBooks {
  const entries = new Map<InstrumentId, Map<string, PriceLevel>>();

  function change(instrumentId: InstrumentId, entry: (book: Map<string, PriceLevel>) => void): void {
    const book = entries.get(instrumentId) ?? new Map<string, PriceLevel>();
    const before = summed(book);
    entry(book);
    entries.set(instrumentId, book);
    const levels = difference(before, summed(book));
    if (levels.length > 0) feed.publish({ type: 'BookUpdate', instrumentId, levels });
  }

  return {
    levels: (instrumentId) => [...summed(entries.get(instrumentId) ?? new Map()).values()].sort(bestFirst),
    quote: ({ instrumentId, bid, ask, bidSize, askSize }) =>
      change(instrumentId, (book) => {
        book.set('their bid', { side: 'Buy', price: bid, quantity: bidSize });
        book.set('their ask', { side: 'Sell', price: ask, quantity: askSize });
      }),
    show: (instrumentId, clientOrderId, level) =>
      change(instrumentId, (book) => {
        if (level === null) book.delete(`own ${clientOrderId}`);
        else book.set(`own ${clientOrderId}`, level);
      }),
  };
}

/** By side and price. */
function summed(book: ReadonlyMap<string, PriceLevel>): Map<string, PriceLevel> {
  const levels = new Map<string, PriceLevel>();
  for (const { side, price, quantity } of book.values()) {
    const key = `${side} ${toText(price)}`;
    levels.set(key, { side, price, quantity: add(levels.get(key)?.quantity ?? zeroQuantity, quantity) });
  }
  return levels;
}

function difference(before: ReadonlyMap<string, PriceLevel>, after: ReadonlyMap<string, PriceLevel>): PriceLevel[] {
  const quantityIn = (levels: ReadonlyMap<string, PriceLevel>, key: string): Quantity =>
    levels.get(key)?.quantity ?? zeroQuantity;
  return [...new Map([...before, ...after])]
    .map(([key, level]) => ({ key, level: { ...level, quantity: quantityIn(after, key) } }))
    .filter(({ key, level }) => !equals(level.quantity, quantityIn(before, key)))
    .map(({ level }) => level);
}

function bestFirst(a: PriceLevel, b: PriceLevel): number {
  if (a.side !== b.side) return a.side === 'Buy' ? -1 : 1;
  return a.side === 'Buy' ? compare(b.price, a.price) : compare(a.price, b.price);
}
