import type { OrderAtVenue } from '../venueState';

/** The live orders of an account, oldest first. They are links of the list themselves, so that coming and going cost next to nothing. */
export interface OpenOrders {
  size: number;
  first: OrderAtVenue | null;
  last: OrderAtVenue | null;
}

export const createOpenOrders = (): OpenOrders => ({ size: 0, first: null, last: null });

export function* openIn({ first }: OpenOrders): Iterable<OrderAtVenue> {
  for (let order = first; order !== null; order = order.openAfter) yield order;
}

export function addOpen(open: OpenOrders, order: OrderAtVenue): void {
  order.openBefore = open.last;
  if (open.last === null) open.first = order;
  else open.last.openAfter = order;
  open.last = order;
  open.size += 1;
}

/** Only for an order that is in the list. */
export function removeOpen(open: OpenOrders, order: OrderAtVenue): void {
  const { openBefore, openAfter } = order;
  if (openBefore === null) open.first = openAfter;
  else openBefore.openAfter = openAfter;
  if (openAfter === null) open.last = openBefore;
  else openAfter.openBefore = openBefore;
  order.openBefore = null;
  order.openAfter = null;
  open.size -= 1;
}
