import type { OrderStatus } from './orderStatus';

/** `late`: a real-world row, seen when a message overtakes another one. */
export type TransitionKind = 'normal' | 'late';

/**
 * The published table of the order lifecycle: from → to. A pair that is not here cannot happen.
 * A status may repeat where more quantity, or a corrected value or commission, can arrive under it.
 */
export const orderTransitions = {
  Initialized: { Submitted: 'normal', Denied: 'normal' },
  Denied: {},
  Submitted: {
    Accepted: 'normal',
    Rejected: 'normal',
    Unknown: 'normal',
    Failed: 'normal',
    // The stream may overtake the answer to the submit.
    PartiallyFilled: 'normal',
    Filled: 'normal',
    Canceled: 'normal',
    Expired: 'normal',
    PendingCancel: 'normal',
  },
  Unknown: {
    Accepted: 'normal',
    PartiallyFilled: 'normal',
    Filled: 'normal',
    Canceled: 'normal',
    Rejected: 'normal',
    Expired: 'normal',
    Submitted: 'normal',
    Failed: 'normal',
  },
  Accepted: {
    PartiallyFilled: 'normal',
    Filled: 'normal',
    PendingCancel: 'normal',
    PendingReplace: 'normal',
    Canceled: 'normal',
    Expired: 'normal',
    // A venue may accept first and reject after its own checks.
    Rejected: 'normal',
  },
  PartiallyFilled: {
    PartiallyFilled: 'normal',
    Filled: 'normal',
    PendingCancel: 'normal',
    PendingReplace: 'normal',
    Canceled: 'normal',
    Expired: 'normal',
    Rejected: 'normal',
  },
  PendingReplace: {
    // More was filled while the new terms are awaited.
    PendingReplace: 'normal',
    Accepted: 'normal',
    PartiallyFilled: 'normal',
    Filled: 'normal',
    PendingCancel: 'normal',
    Canceled: 'normal',
    Expired: 'normal',
    Rejected: 'normal',
  },
  PendingCancel: {
    Canceled: 'normal',
    // The cancel came too late, or was refused.
    PendingCancel: 'normal',
    Accepted: 'normal',
    PartiallyFilled: 'normal',
    Filled: 'normal',
    Expired: 'normal',
    Rejected: 'normal',
    // The submit itself had never reached the venue.
    Failed: 'normal',
    Unknown: 'normal',
  },
  // The venue corrects what the fills cost.
  Filled: { Filled: 'late' },
  // A fill can overtake the cancel that was confirmed to us.
  Canceled: { Filled: 'late', Canceled: 'late' },
  Expired: { Filled: 'late', Expired: 'late' },
  // The rest was rejected; what had been filled before can still be told to us.
  Rejected: { Filled: 'late', Rejected: 'late' },
  // The order that we gave up on was there after all.
  Failed: {
    Accepted: 'late',
    PartiallyFilled: 'late',
    Filled: 'late',
    Canceled: 'late',
    Rejected: 'late',
    Expired: 'late',
  },
} as const satisfies Record<OrderStatus, Partial<Record<OrderStatus, TransitionKind>>>;

/** How an order may go from one status to the other; undefined when it may not. */
export function transitionKind(from: OrderStatus, to: OrderStatus): TransitionKind | undefined {
  const row: Partial<Record<OrderStatus, TransitionKind>> = orderTransitions[from];
  return row[to];
}
