import type { Side } from '@bot/core';
import type { Listing } from '../listing';
import { product, type Units } from '../units';
import type { OrderEntry } from '../venueEvent';
import { withFee } from './fees';

/** Which terms of an order say what it keeps back, besides the limit price that counts now. */
type Terms = Pick<OrderEntry, 'side' | 'type' | 'stopTicks'>;

/**
 * What so many lots of a waiting spot order keep back: a buy its value at the limit price with the higher of its fees, a sell its
 * coins; a market order nothing, it never waits. Worked example: 0.01 at 50,000 with 1.2 % holds 506.
 */
export function holdFor(
  listing: Listing,
  side: Side,
  limitTicks: number | null,
  lots: number,
  higherPpm: number,
): Units {
  if (limitTicks === null) return 0n;
  if (side === 'Sell') return BigInt(lots) * listing.lotUnits;
  return withFee(listing, product(limitTicks, lots), higherPpm);
}

/** What so many lots of a waiting perpetual order may add to a position: their value at the worst price that they may pay. */
export function pendingValueFor(listing: Listing, terms: Terms, limitTicks: number | null, lots: number): Units {
  return limitTicks === null ? 0n : product(worstTicks(terms, limitTicks), lots) * listing.valueUnits;
}

/** A bracket may trade at its limit, or 5 % beyond its stop. */
const worstTicks = ({ type, side, stopTicks }: Terms, limitTicks: number): number =>
  type === 'Bracket' && stopTicks !== null ? Math.max(limitTicks, beyondStop(side, stopTicks)) : limitTicks;

/** VR-115. Worked example: a sell whose stop is 40,001 ticks goes to 38,000, a buy to 42,002. */
export const beyondStop = (side: Side, stopTicks: number): number =>
  side === 'Sell' ? Math.max(1, Math.floor((stopTicks * 95) / 100)) : Math.ceil((stopTicks * 105) / 100);
