import { assert } from '@bot/core';
import { beyondStop } from '../ledger/holdFor';
import { trades } from '../market/decideStep';
import type { VenueCommandOf } from '../venueCommand';
import type { VenueEvent } from '../venueEvent';
import { orderNamed, type OrderAtVenue, type VenueState } from '../venueState';
import { arrivalOf, arrive, canceled } from './arrival';
import { checkStatus } from './checkTerms';
import { walkBook } from './walk';

/**
 * An order whose stop was reached arrives as a limit order (VR-113), a bracket 5 % beyond its stop (VR-115). While its product
 * takes no such order it is canceled instead (VR-210).
 */
export function decideWake(state: VenueState, { at, orderNo }: VenueCommandOf<'WakeStop'>): readonly VenueEvent[] {
  const order = orderNamed(state, orderNo);
  const { market, entry } = order;
  const limitTicks = limitOf(order);
  const triggered: VenueEvent = { type: 'OrderTriggered', at, orderNo, limitTicks };
  const refusal = checkStatus(market, { ...entry, type: 'Limit', limitTicks });
  if (refusal !== null) return [triggered, canceled(at, orderNo, refusal.reason)];
  // An auction takes limit orders that wait, but not one that wakes in it.
  if (!trades(market.status)) return [triggered, canceled(at, orderNo, 'Auction')];
  const arrival = arrivalOf(state, order, limitTicks, order.lots, at);
  const walk = walkBook(state, market, arrival);
  return arrive(state, market, arrival, walk, [triggered]);
}

function limitOf({ entry, side }: OrderAtVenue): number {
  assert(entry.limitTicks !== null && entry.stopTicks !== null, 'an order with a stop has both prices');
  return entry.type === 'Bracket' ? beyondStop(side, entry.stopTicks) : entry.limitTicks;
}
