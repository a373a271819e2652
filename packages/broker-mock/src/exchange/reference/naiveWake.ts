import type { EpochMs, RejectReason } from '@bot/core';
import { arrive } from './naiveArrival';
import { endOrder, leaveBook } from './naiveEnds';
import { beyondStop } from './naiveStops';
import { isLive, known, naiveMarket, note } from './naiveLookups';
import type { NaiveMarket, NaiveVenue } from './naiveVenue';

/** The oldest of the woken becomes a limit order that arrives now, unless it has ended meanwhile. */
export function wakeFirst(venue: NaiveVenue, at: EpochMs): void {
  const order = known(venue.woken.shift());
  if (!isLive(order)) return;
  leaveBook(venue, order);
  order.limit = order.entry.type === 'Bracket' ? beyondStop(order.entry) : order.limit;
  note(venue, at, `V${order.orderNo} triggered at ${order.limit}`);
  const refused = closedTo(naiveMarket(venue, order.entry.instrumentId));
  if (refused === null) arrive(venue, order, at);
  else endOrder(venue, order, 'Canceled', refused, at);
}

/** VR-210. */
function closedTo({ status }: NaiveMarket): RejectReason | null {
  if (status === 'Disabled') return 'ProductDisabled';
  if (status === 'CancelOnly') return 'CancelOnly';
  if (status === 'Auction') return 'Auction';
  return status === 'PostOnly' ? 'PostOnlyMode' : null;
}
