import { markOf, type InstrumentId, type MarketDataClient, type Price, type Unsubscribe } from '@bot/core';

export interface WatchedMarks {
  /** Alive; an instrument that was never quoted is missing from it. */
  readonly marks: ReadonlyMap<InstrumentId, Price>;
  readonly stop: Unsubscribe;
}

/** Follows the prices of a venue. */
export function watchMarks(
  broker: Pick<MarketDataClient, 'subscribeQuotes'>,
  instrumentIds: readonly InstrumentId[],
): WatchedMarks {
  const marks = new Map<InstrumentId, Price>();
  const stop = broker.subscribeQuotes(instrumentIds, (quote) => marks.set(quote.instrumentId, markOf(quote).price));
  return { marks, stop };
}
