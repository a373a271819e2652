import { fromSteps, type InstrumentId, type Price } from '@bot/core';
import type { VenueState } from '@bot/broker-mock';

/** Of the last trade, also among other people; null before the first. */
export function lastPriceOf(state: VenueState, instrumentId: InstrumentId): Price | null {
  const market = state.markets.get(instrumentId);
  if (market === undefined || market.lastTicks === null) return null;
  return fromSteps(market.lastTicks, market.listing.instrument.tickSize);
}
