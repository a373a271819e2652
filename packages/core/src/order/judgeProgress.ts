import { equals, exceeds, isNegative, isPositive, isZero, subtract } from '../money/arithmetic';
import type { Money, Notional, Quantity } from '../money/amount';
import { largestQuantity, type Order, type OrderProgress } from './order';
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
 * Value and commission of the same quantity may be corrected, either way; of two reports that differ in them alone nobody
 * knows which is newer, so the last one that was heard counts.
 * Worked examples: filled 0.06 of 0.1, report of 0.08 → Applies, delta 0.02, PartiallyFilled;
 * filled 0.06 for a commission of 18, report of 0.06 and 15 → Applies, delta 0 and −3, the status stays.
 */
export function judgeProgress(order: Readonly<Order>, progress: OrderProgress): ProgressVerdict {
  const problem = contradiction(order, progress);
  if (problem !== null) return impossible(problem);
  if (exceeds(order.filledQuantity, progress.cumulativeQuantity)) return { verdict: 'Stale' };

  const delta: FilledDelta = {
    quantity: subtract(progress.cumulativeQuantity, order.filledQuantity),
    value: subtract(progress.filledValue, order.filledValue),
    commission: subtract(progress.commission, order.commission),
  };
  const grows = isPositive(delta.quantity);
  const corrects = !isZero(delta.value) || !isZero(delta.commission);
  if (grows && isNegative(delta.value)) return impossible('the filled value shrank while the filled quantity grew');

  const status = statusAfter(order, progress, grows);
  // A cancel that was wished for before the answer came needs the venue's id to be sent.
  const namesOrder = order.status === 'PendingCancel' && order.venueOrderId === null;
  if (!grows && !corrects && status === order.status && !namesOrder) return { verdict: 'Stale' };

  const kind = transitionKind(order.status, status);
  if (kind === undefined) {
    return isTerminal(order.status) && !grows
      ? { verdict: 'Stale' }
      : impossible(`an order that is ${order.status} cannot become ${status}`);
  }
  return { verdict: 'Applies', status, delta, late: kind === 'late' };
}

/**
 * Whether a report can only be true of the new terms that were asked for: all of the new quantity is filled, or more than the
 * old one was. Worked example: 0.1 that is to become 0.06, report of Filled with 0.06 → true.
 */
export function provesAmended({ amend, quantity }: Readonly<Order>, progress: OrderProgress): boolean {
  if (amend === undefined || equals(amend.quantity, quantity)) return false;
  const isAllOfNew = progress.status === 'Filled' && equals(progress.cumulativeQuantity, amend.quantity);
  return isAllOfNew || (exceeds(amend.quantity, quantity) && exceeds(progress.cumulativeQuantity, quantity));
}

/** What cannot be true of this order, whatever came before. */
function contradiction(order: Readonly<Order>, progress: OrderProgress): string | null {
  const { cumulativeQuantity, status, venueOrderId } = progress;
  if (progress.instrumentId !== order.instrumentId) return `the report is about ${progress.instrumentId}`;
  if (order.venueOrderId !== null && venueOrderId !== order.venueOrderId) {
    return `the venue has two orders for it, ${order.venueOrderId} and ${venueOrderId}`;
  }
  if (isNegative(cumulativeQuantity)) return 'the filled quantity is negative';
  const costs = !isZero(progress.filledValue) || !isZero(progress.commission);
  if (isZero(cumulativeQuantity) && costs) return 'nothing was filled, and yet it has a value or a commission';
  if (exceeds(cumulativeQuantity, largestQuantity(order))) return 'more was filled than was ordered';
  if (status === 'Filled' && exceeds(order.quantity, cumulativeQuantity)) return 'it is filled, but not all of it';
  return null;
}

function statusAfter(order: Readonly<Order>, progress: OrderProgress, grows: boolean): OrderStatus {
  // With a larger quantity asked for, all of the old one is not the end.
  if (equals(progress.cumulativeQuantity, largestQuantity(order))) return 'Filled';
  // More quantity under a status that already ended the order: the fill was late, the end stands.
  if (grows && endsPartlyFilled(order.status)) return order.status;
  const live = progress.status === 'Accepted' || progress.status === 'PartiallyFilled';
  if (!live) return progress.status;
  // A live report does not undo our wish to cancel.
  if (order.status === 'PendingCancel') return 'PendingCancel';
  // Nor does it say which terms it has.
  if (order.status === 'PendingReplace') return 'PendingReplace';
  // Some venues say "open" of an order that was filled in part: the quantity decides.
  return isPositive(progress.cumulativeQuantity) ? 'PartiallyFilled' : 'Accepted';
}

const endsPartlyFilled = (status: OrderStatus): boolean =>
  status === 'Canceled' || status === 'Expired' || status === 'Rejected';

const impossible = (problem: string): ProgressVerdict => ({ verdict: 'Impossible', problem });
