import type { EpochMs, RejectReason } from '@bot/core';
import { isLive, liveOrdersOf, note } from './naiveLookups';
import type { NaiveOrder, NaiveVenue } from './naiveVenue';

/** The end of what is left of an order. */
export function endOrder(
  venue: NaiveVenue,
  order: NaiveOrder,
  status: 'Canceled' | 'Expired',
  reason: RejectReason,
  at: EpochMs,
): void {
  order.status = status;
  order.reason = reason;
  order.waitsForStop = false;
  leaveBook(venue, order);
  note(venue, at, `V${order.orderNo} ${status}: ${reason}`);
}

export function leaveBook(venue: NaiveVenue, order: NaiveOrder): void {
  venue.waiting = venue.waiting.filter((item) => item.order !== order);
}

/** VR-121. At once, or after the delay; an unknown, ended or canceled one is refused, which changes nothing. */
export function cancelNaive(venue: NaiveVenue, accountId: string, orderNo: number, at: EpochMs): void {
  const order = venue.orders.find((candidate) => candidate.orderNo === orderNo && candidate.accountId === accountId);
  if (order === undefined || !isLive(order) || order.cancelAt !== null) return;
  const { cancelDelayMs } = venue.setup;
  if (cancelDelayMs === 0) return endOrder(venue, order, 'Canceled', 'CanceledByUser', at);
  order.cancelAt = at + cancelDelayMs;
  note(venue, at, `V${orderNo} ends at ${order.cancelAt}`);
}

/** The venue comes back without its open orders. */
export function loseOpenOrders(venue: NaiveVenue, at: EpochMs): void {
  for (const { accountId } of venue.accounts) {
    for (const order of liveOrdersOf(venue, accountId)) endOrder(venue, order, 'Canceled', 'VenueRestarted', at);
  }
}
