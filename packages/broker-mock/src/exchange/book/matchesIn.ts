import type { BookEntry, BookSide } from './orderBook';

/** Lots that a waiting entry trades, at its own price. */
export interface Match {
  readonly entry: BookEntry;
  readonly lots: number;
}

const NO_MATCHES: readonly Match[] = Object.freeze([]);

/**
 * What somebody would trade who comes to this side, by price, then by time; changes nothing. Worked example: asks 2 lots at 100 and
 * 5 at 101; a buy of 4 limited to 101 trades 2 at 100 and 2 at 101.
 * @param limitTicks the worst price that he takes; null takes any
 */
export function matchesIn(side: BookSide, limitTicks: number | null, lots: number): readonly Match[] {
  let level = side.best();
  if (level === null || lots === 0) return NO_MATCHES;
  const isBuy = side.side === 'Sell';
  if (limitTicks !== null && (isBuy ? level.ticks > limitTicks : level.ticks < limitTicks)) return NO_MATCHES;
  const matches: Match[] = [];
  let leaves = lots;
  for (; level !== null && leaves > 0; level = side.worse(level)) {
    if (limitTicks !== null && (isBuy ? level.ticks > limitTicks : level.ticks < limitTicks)) break;
    for (let entry = level.first; entry !== null && leaves > 0; entry = entry.behind) {
      const traded = entry.lots < leaves ? entry.lots : leaves;
      matches.push({ entry, lots: traded });
      leaves -= traded;
    }
  }
  return matches;
}

/** Takes the matches off the side; the queue must not have changed since they were found. */
export function applyMatches(side: BookSide, matches: readonly Match[]): void {
  for (const { entry, lots } of matches) side.reduce(entry, lots);
}
