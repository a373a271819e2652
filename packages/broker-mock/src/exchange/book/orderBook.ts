import type { Side } from '@bot/core';
import type { PricePage } from './pricePage';

/**
 * Something that waits at a price: an order of an account, or (orderNo 0) what other people quote there. It is a link of its
 * level's queue itself, so that joining, leaving and shrinking cost the same however long the queue is.
 */
export interface BookEntry {
  readonly accountId: string;
  /** 0 for other people's quotes. */
  readonly orderNo: number;
  readonly side: Side;
  /** Where it waits, in ticks. Changed by the book only while the entry is not in it. */
  ticks: number;
  /** What is left of it, above zero while it waits. */
  lots: number;
  readonly reduceOnly: boolean;
  /** null while it is not in a book. Only the book changes the links. */
  level: BookLevel | null;
  ahead: BookEntry | null;
  behind: BookEntry | null;
}

/** All that waits at one price, first come first. */
export interface BookLevel {
  readonly ticks: number;
  /** The sum of its entries. */
  lots: number;
  first: BookEntry | null;
  last: BookEntry | null;
  /** Where it stands among the other levels; the book's own business. */
  readonly page: PricePage<BookLevel>;
}

/** The waiting orders of one side. */
export interface BookSide {
  readonly side: Side;
  /** Entries that wait. */
  readonly size: number;
  best(): BookLevel | null;
  /** The next level that is worse; null at the end. Stepping from the best on visits all levels in order, as long as nothing changes. */
  worse(level: BookLevel): BookLevel | null;
  levelAt(ticks: number): BookLevel | null;
  /** Puts an entry behind everything that waits at its price. */
  rest(entry: BookEntry): void;
  /** Takes a waiting entry out; its lots stay what they are. */
  remove(entry: BookEntry): void;
  /** Takes lots off a waiting entry, which keeps its place; at zero it leaves. */
  reduce(entry: BookEntry, lots: number): void;
}

export interface OrderBook {
  readonly bids: BookSide;
  readonly asks: BookSide;
}
