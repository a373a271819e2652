import { markOf, type InstrumentId, type Price } from '@bot/core';
import type { MockVenue } from '@bot/broker-mock';

/** Follows the venue's prices. The map is alive; an instrument that was never quoted is missing from it. */
export function watchMarks({ broker, instruments }: MockVenue): ReadonlyMap<InstrumentId, Price> {
  const marks = new Map<InstrumentId, Price>();
  const ids = instruments.map(({ instrumentId }) => instrumentId);
  broker.subscribeQuotes(ids, (quote) => marks.set(quote.instrumentId, markOf(quote).price));
  return marks;
}
