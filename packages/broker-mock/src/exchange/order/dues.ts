import type { EpochMs } from '@bot/core';
import type { OrderNo } from '../venueEvent';
import { isLive, type Due, type OrderAtVenue, type VenueState } from '../venueState';

/** Soonest first; of the same moment the older order first. */
export function addDue({ dues }: VenueState, due: Due): void {
  // Behind what is due of the same order at the same moment.
  dues.splice(placeOf(dues, due.at, due.order.orderNo + 1), 0, due);
}

/** What is due of an order that has ended leaves the line: its end, which may be far off, now, and a cancel when it comes to the head. */
export function dropDues({ dues }: VenueState, order: OrderAtVenue): void {
  const { expiresAt } = order.entry;
  if (expiresAt !== null) {
    // It was there first, before any cancel of the same moment.
    const place = placeOf(dues, expiresAt, order.orderNo);
    if (dues[place]?.order === order) dues.splice(place, 1);
  }
  let ended = 0;
  for (let due = dues[0]; due !== undefined && !isLive(due.order); due = dues[ended]) ended += 1;
  if (ended > 0) dues.splice(0, ended);
}

/** Where the first stands that is not before a moment, or of that moment not of an older order. */
function placeOf(dues: readonly Due[], at: EpochMs, orderNo: OrderNo): number {
  let from = 0;
  let to = dues.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = dues[middle];
    if (other !== undefined && isBefore(other, at, orderNo)) from = middle + 1;
    else to = middle;
  }
  return from;
}

const isBefore = (due: Due, at: EpochMs, orderNo: OrderNo): boolean =>
  due.at < at || (due.at === at && due.order.orderNo < orderNo);
