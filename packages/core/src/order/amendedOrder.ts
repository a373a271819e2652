import { isZero } from '../money/arithmetic';
import type { Order } from './order';

/** The order with its new terms. */
export function amended(order: Readonly<Order>): Order {
  const { amend, ...rest } = order;
  if (amend === undefined) return order;
  const { limitPrice, quantity, hold } = amend;
  return { ...rest, limitPrice, quantity, hold, status: liveStatus(order) };
}

/** The order as it was before: what was asked for is not to be. */
export function notAmended(order: Readonly<Order>): Order {
  const { amend: _, ...rest } = order;
  return { ...rest, status: liveStatus(order) };
}

/** An order that waited for its new terms is live again, in the state that its fills give it. */
function liveStatus({ status, filledQuantity }: Readonly<Order>): Order['status'] {
  if (status !== 'PendingReplace') return status;
  return isZero(filledQuantity) ? 'Accepted' : 'PartiallyFilled';
}
