import { assert } from '@bot/core';
import { holdingIn, isLive, type OrderAtVenue } from '../venueState';
import { holdFor, pendingValueFor } from './holdFor';

/** Brings what the account keeps back for an order up to what the order still needs; nothing for an order that ended. */
export function refreshReservation(order: OrderAtVenue): void {
  if (order.market.listing.isPerpetual) refreshPending(order);
  else refreshHold(order);
}

function refreshHold(order: OrderAtVenue): void {
  const { listing } = order.market;
  const { baseCurrency, quoteCurrency } = listing.instrument;
  const hold = isLive(order)
    ? holdFor(listing, order.side, order.limitTicks, order.lots, Math.max(order.makerPpm, order.takerPpm))
    : 0n;
  if (hold === order.hold) return;
  const holding = holdingIn(order.account, order.side === 'Buy' ? quoteCurrency : baseCurrency);
  holding.hold += hold - order.hold;
  // A perpetual's loss may take cash that was held already: what falls or ends is never in the way.
  const isCovered = hold <= order.hold || holding.hold <= holding.total;
  assert(isCovered, 'the account has what its order keeps back');
  order.hold = hold;
}

function refreshPending(order: OrderAtVenue): void {
  const { account } = order;
  const { listing } = order.market;
  const { instrumentId } = listing.instrument;
  const counts = isLive(order) && !order.entry.reduceOnly;
  const pending = counts ? pendingValueFor(listing, order.entry, order.limitTicks, order.lots) : 0n;
  if (pending === order.pending) return;
  const { buys, sells } = account.pending.get(instrumentId) ?? { buys: 0n, sells: 0n };
  const change = pending - order.pending;
  account.pending.set(
    instrumentId,
    order.side === 'Buy' ? { buys: buys + change, sells } : { buys, sells: sells + change },
  );
  order.pending = pending;
}
