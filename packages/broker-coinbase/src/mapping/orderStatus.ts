import { isPositive, type Quantity, type VenueOrderStatus } from '@bot/core';
import type { UnknownValues } from './unknownValues';

/** What the venue calls them. PENDING and QUEUED are not in the book yet, and can be canceled. */
const statuses = {
  PENDING: 'Live',
  OPEN: 'Live',
  QUEUED: 'Live',
  CANCEL_QUEUED: 'Live',
  EDIT_QUEUED: 'Live',
  FILLED: 'Filled',
  CANCELLED: 'Canceled',
  EXPIRED: 'Expired',
  FAILED: 'Rejected',
} as const satisfies Record<string, VenueOrderStatus | 'Live'>;

const isKnown = (text: string): text is keyof typeof statuses => Object.hasOwn(statuses, text);

/** Those of orders that may still fill, as they are asked for. OPEN alone leaves the queued ones out. */
export const liveStatuses: readonly string[] = Object.keys(statuses).filter(
  (name) => statuses[name as keyof typeof statuses] === 'Live',
);

/**
 * What we call it. A status that nobody knows counts as live: whoever follows the order goes on looking.
 * Worked example: OPEN with nothing filled → Accepted, OPEN with 0.01 filled → PartiallyFilled.
 */
export function orderStatusOf(text: string, filled: Quantity, unknowns: UnknownValues): VenueOrderStatus {
  const status = isKnown(text) ? statuses[text] : 'Live';
  if (!isKnown(text)) unknowns.note('order status', text);
  if (status !== 'Live') return status;
  return isPositive(filled) ? 'PartiallyFilled' : 'Accepted';
}
