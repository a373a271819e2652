import { equals, exceeds, isNegative, subtract } from '../money/arithmetic';
import type { Money, Notional, Quantity } from '../money/amount';
import type { Order, OrderProgress } from './order';
import { isTerminal, type OrderStatus } from './orderStatus';
import { transitionKind } from './transitions';

/** What a report adds to what was known. */
export interface FilledDelta {
  readonly quantity: Quantity;
  readonly value: Notional;
  readonly commission: Money;
}

export type ProgressVerdict =
  | { readonly verdict: 'Applies'; readonly status: OrderStatus; readonly delta: FilledDelta; readonly late: boolean }
  /** Nothing new: a duplicate, or a report that was overtaken. */
  | { readonly verdict: 'Stale' }
  /** A report that cannot be true; it must be reported and changes nothing. */
  | { readonly verdict: 'Impossible'; readonly problem: string };

/**
 * Judges a report of the venue against the order as we know it. Quantity is monotone: a lower cumulative quantity is old news.
 * Worked example: filled 0.06 of 0.1, report of 0.08 → Applies, delta 0.02, PartiallyFilled.
 */
export function judgeProgress(order: Readonly<Order>, progress: OrderProgress): ProgressVerdict {
  if (isNegative(progress.cumulativeQuantity)) return impossible('the filled quantity is negative');
  if (exceeds(progress.cumulativeQuantity, order.quantity)) return impossible('more was filled than was ordered');
  if (exceeds(order.filledQuantity, progress.cumulativeQuantity)) return { verdict: 'Stale' };

  const delta: FilledDelta = {
    quantity: subtract(progress.cumulativeQuantity, order.filledQuantity),
    value: subtract(progress.filledValue, order.filledValue),
    commission: subtract(progress.commission, order.commission),
  };
  const grows = exceeds(progress.cumulativeQuantity, order.filledQuantity);
  const status = statusAfter(order, progress, grows);
  if (!grows && status === order.status) return { verdict: 'Stale' };

  const kind = transitionKind(order.status, status);
  if (kind === undefined) {
    return isTerminal(order.status) && !grows
      ? { verdict: 'Stale' }
      : impossible(`an order that is ${order.status} cannot become ${status}`);
  }
  return { verdict: 'Applies', status, delta, late: kind === 'late' };
}

function statusAfter(order: Readonly<Order>, progress: OrderProgress, grows: boolean): OrderStatus {
  const filled = equals(progress.cumulativeQuantity, order.quantity);
  if (filled) return 'Filled';
  // More quantity under a status that already ended the order: the fill was late, the end stands.
  if ((order.status === 'Canceled' || order.status === 'Expired') && grows) return order.status;
  // A live report does not undo our wish to cancel.
  const live = progress.status === 'Accepted' || progress.status === 'PartiallyFilled';
  if (order.status === 'PendingCancel' && live) return 'PendingCancel';
  return progress.status;
}

const impossible = (problem: string): ProgressVerdict => ({ verdict: 'Impossible', problem });
