import { isLive, type Due, type VenueState } from '../venueState';

/** Soonest first; of the same moment the older order first. */
export function addDue(state: VenueState, due: Due): void {
  const { dues } = state;
  let from = 0;
  let to = dues.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = dues[middle];
    if (other !== undefined && isBefore(other, due)) from = middle + 1;
    else to = middle;
  }
  dues.splice(from, 0, due);
}

/** What is due of orders that have ended leaves the head of the line. */
export function dropEndedDues({ dues }: VenueState): void {
  let ended = 0;
  for (let due = dues[0]; due !== undefined && !isLive(due.order); due = dues[ended]) ended += 1;
  if (ended > 0) dues.splice(0, ended);
}

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order.orderNo <= b.order.orderNo);
