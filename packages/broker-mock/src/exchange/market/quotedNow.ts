import type { Side } from '@bot/core';
import type { QuotedBook, QuotedLevel } from '../venueEvent';
import type { MarketState } from '../venueState';

/** What other people quote at present: a step to it changes nothing. */
export const quotedNow = ({ quotes, listing }: MarketState): QuotedBook => ({
  instrumentId: listing.instrument.instrumentId,
  bids: levelsOf(quotes, 'Buy'),
  asks: levelsOf(quotes, 'Sell'),
});

/** `quotes` stand best first, and those of one price together. */
function levelsOf(quotes: MarketState['quotes'], side: Side): readonly QuotedLevel[] {
  const lots = new Map<number, number>();
  for (const entry of quotes) {
    if (entry.side === side && entry.level !== null) lots.set(entry.ticks, (lots.get(entry.ticks) ?? 0) + entry.lots);
  }
  return [...lots];
}
