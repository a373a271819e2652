import type { QuotedBook, QuotedLevel } from '../exchange/venueEvent';

/** Worked example: a share of 2 % of 1,000 lots is 20, of 10 it is 1. */
export function thinned(book: QuotedBook, share: number): QuotedBook {
  if (share === 1) return book;
  const rest = (levels: readonly QuotedLevel[]): readonly QuotedLevel[] =>
    levels.map(([ticks, ...lots]) => [ticks, ...lots.map((part) => Math.max(1, Math.floor(part * share)))]);
  return { ...book, bids: rest(book.bids), asks: rest(book.asks) };
}
