import type { OpenOrders, OrderAtVenue } from '../venueState';

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
