import type { BookEntry, BookSide } from './orderBook';

/** Lots that a waiting entry trades, at its own price. */
export interface Match {
  readonly entry: BookEntry;
  readonly lots: number;
  /** null after the last. Matches are a chain and no array, because most are few and an array makes room for many. */
  next: Match | null;
}

/**
 * What somebody would trade who comes to this side, by price, then by time; changes nothing. Worked example: asks 2 lots at 100 and
 * 5 at 101; a buy of 4 limited to 101 trades 2 at 100 and 2 at 101.
 * @param limitTicks the worst price that he takes; null takes any
 * @returns the first match; null when he trades nothing
 */
export function matchesIn(side: BookSide, limitTicks: number | null, lots: number): Match | null {
  const isBuy = side.side === 'Sell';
  let first: Match | null = null;
  let last: Match | null = null;
  let leaves = lots;
  for (let level = side.best(); level !== null && leaves > 0; level = side.worse(level)) {
    if (limitTicks !== null && (isBuy ? level.ticks > limitTicks : level.ticks < limitTicks)) break;
    for (let entry = level.first; entry !== null && leaves > 0; entry = entry.behind) {
      const match: Match = { entry, lots: entry.lots < leaves ? entry.lots : leaves, next: null };
      leaves -= match.lots;
      if (last === null) first = match;
      else last.next = match;
      last = match;
    }
  }
  return first;
}

/** Takes the matches off the side, which must not have changed since they were found. */
export function applyMatches(side: BookSide, first: Match | null): void {
  for (let match = first; match !== null; match = match.next) side.reduce(match.entry, match.lots);
}
