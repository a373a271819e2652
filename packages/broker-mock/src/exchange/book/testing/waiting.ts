import type { BookEntry } from '../orderBook';

/** An entry that can be put into a book. */
export const waiting = (given: Partial<BookEntry>): BookEntry => ({
  accountId: 'alice',
  orderNo: 1,
  side: 'Sell',
  ticks: 100,
  lots: 1,
  reduceOnly: false,
  level: null,
  ahead: null,
  behind: null,
  ...given,
});
