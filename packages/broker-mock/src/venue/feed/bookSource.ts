import type { PriceLevel, Side } from '@bot/core';
import { levelFrom, levelsOf } from '../../exchange/queries/book';
import { nothingToClose, type NewsSource, type NewsSourceParts } from './newsSource';

/** The whole book first, then the new quantity of each level that changed; zero takes it out. */
export function createBookSource({ market, tell }: NewsSourceParts): NewsSource {
  const { listing, book } = market;
  const { instrumentId } = listing.instrument;
  const sides = { Buy: book.bids, Sell: book.asks };
  /** What the connection was told: lots by ticks. */
  const told: Record<Side, Map<number, number>> = { Buy: new Map(), Sell: new Map() };

  function changesAt(side: Side, touched: Iterable<number>): PriceLevel[] {
    const changes: PriceLevel[] = [];
    for (const ticks of touched) {
      const lots = sides[side].levelAt(ticks)?.lots ?? 0;
      if (lots === (told[side].get(ticks) ?? 0)) continue;
      if (lots === 0) told[side].delete(ticks);
      else told[side].set(ticks, lots);
      changes.push(levelFrom(listing, side, ticks, lots));
    }
    return changes;
  }

  /** All that is there and all that was. */
  function* everywhere(side: Side): Iterable<number> {
    const levels = sides[side];
    for (let level = levels.best(); level !== null; level = levels.worse(level)) yield level.ticks;
    yield* told[side].keys();
  }

  function changesOn(side: Side, touched: ReadonlySet<number | null>): PriceLevel[] {
    if (touched.has(null)) return changesAt(side, everywhere(side));
    return changesAt(
      side,
      [...touched].filter((ticks) => ticks !== null),
    );
  }

  changesAt('Buy', everywhere('Buy'));
  changesAt('Sell', everywhere('Sell'));
  tell({ type: 'BookSnapshot', instrumentId, levels: levelsOf(market) });
  return {
    publish({ touched }) {
      const levels = [...changesOn('Buy', touched.Buy), ...changesOn('Sell', touched.Sell)];
      if (levels.length > 0) tell({ type: 'BookUpdate', instrumentId, levels });
    },
    close: nothingToClose,
  };
}
