import type { ClientOrderId, OrderStatus, RecordedBotEvent, VenueOrderStatus } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck, VenueCheck } from './stepFacts';

const ends = ['Filled', 'Canceled', 'Rejected', 'Expired'] as const;

/** The published table once more, written down independently: where an order may go from each status. */
const next: Record<OrderStatus, readonly OrderStatus[]> = {
  Initialized: ['Submitted', 'Denied'],
  Submitted: ['Accepted', 'PartiallyFilled', 'PendingCancel', 'Unknown', 'Failed', ...ends],
  Unknown: ['Submitted', 'Accepted', 'PartiallyFilled', 'Failed', ...ends],
  Accepted: ['PartiallyFilled', 'PendingCancel', 'PendingReplace', ...ends],
  // A status repeats while more is filled under it.
  PartiallyFilled: ['PartiallyFilled', 'PendingCancel', 'PendingReplace', ...ends],
  PendingReplace: ['PendingReplace', 'Accepted', 'PartiallyFilled', 'PendingCancel', ...ends],
  PendingCancel: ['PendingCancel', 'Accepted', 'PartiallyFilled', 'Unknown', 'Failed', ...ends],
  Denied: [],
  Filled: [],
  Canceled: [],
  Rejected: [],
  Expired: [],
  Failed: [],
};

/** Where a report may still take an order that has ended, when it is marked as late. */
const lateNext: Partial<Record<OrderStatus, readonly OrderStatus[]>> = {
  // What the fills cost was corrected.
  Filled: ['Filled'],
  Canceled: ['Filled', 'Canceled'],
  Rejected: ['Filled', 'Rejected'],
  Expired: ['Filled', 'Expired'],
  Failed: ['Accepted', 'PartiallyFilled', ...ends],
};

/** INV-05 at the venue: an order never goes back, and what has ended stays as it ended. */
export function createVenueTransitions(): VenueCheck {
  const seen = new Map<ClientOrderId, VenueOrderStatus>();
  return ({ truth }) =>
    truth.orders().flatMap(({ progress: { clientOrderId, status } }) => {
      const before = seen.get(clientOrderId) ?? status;
      seen.set(clientOrderId, status);
      return before === status || next[before].includes(status) ? [] : [broken(clientOrderId, before, status)];
    });
}

/** INV-05 in the log: an end is left only by a report that is marked late. */
export const checkJournalTransitions: JournalCheck = ({ journal }) => {
  const status = new Map<ClientOrderId, OrderStatus>();
  return journal.flatMap((event) =>
    stepsOf(event).flatMap(({ id, to, late = false, counts = always }) => {
      const from = status.get(id) ?? 'Initialized';
      if (!counts(from)) return [];
      status.set(id, to);
      const allowed = late ? lateNext[from] : next[from];
      return allowed?.includes(to) === true ? [] : [broken(id, from, to)];
    }),
  );
};

interface Step {
  readonly id: ClientOrderId;
  readonly to: OrderStatus;
  readonly late?: boolean;
  /** Whether it says something of an order with this status. Default: always. */
  readonly counts?: (from: OrderStatus) => boolean;
}

const always = (): boolean => true;

/** What an event says about the status of an order: one step, or none. */
function stepsOf({ type, payload }: RecordedBotEvent): readonly Step[] {
  switch (type) {
    case 'OrderSubmitted':
      return [{ id: payload.request.clientOrderId, to: 'Submitted' }];
    case 'SubmitAttempted':
      // Sent again, as the same order.
      return [{ id: payload.clientOrderId, to: 'Submitted', counts: (from) => from === 'Unknown' }];
    case 'OrderBecameUnknown':
      return [{ id: payload.clientOrderId, to: 'Unknown' }];
    case 'OrderFailed':
      return [{ id: payload.clientOrderId, to: 'Failed' }];
    case 'OrderRejected':
      return [{ id: payload.clientOrderId, to: 'Rejected' }];
    case 'OrderProgressed':
      return [{ id: payload.clientOrderId, to: payload.status, late: payload.late }];
    case 'CancelRequested':
      // Of an order that the venue has not named it is a wish, which waits.
      return [{ id: payload.clientOrderId, to: 'PendingCancel', counts: (from) => from !== 'Unknown' }];
    case 'AmendRequested':
      return [{ id: payload.clientOrderId, to: 'PendingReplace' }];
    case 'OrderAmended':
    case 'AmendRefused':
      return [{ id: payload.clientOrderId, to: 'Accepted', counts: (from) => from === 'PendingReplace' }];
    default:
      return [];
  }
}

const broken = (id: string, from: OrderStatus, to: OrderStatus): BrokenInvariant => ({
  invariant: 'INV-05',
  problem: `${id} went from ${from} to ${to}`,
});
