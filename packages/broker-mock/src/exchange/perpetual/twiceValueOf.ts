import { product, type Units } from '../units';
import type { MarketState, PositionAtVenue } from '../venueState';

/**
 * Twice what a position is worth at the mark, signed like it; before the first mark its cost has to do. It is twice, because the
 * mark counts half ticks and so nothing is rounded. Worked example: short 2 at a mark of 50,000.5 is −200,002.
 */
export const twiceValueOf = (
  { listing, markHalfTicks }: MarketState,
  { lots, basis }: Readonly<PositionAtVenue>,
): Units => (markHalfTicks === null ? 2n * basis : product(markHalfTicks, lots) * listing.valueUnits);

export const sizeOf = (units: Units): Units => (units < 0n ? -units : units);
