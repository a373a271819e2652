import type { ClientOrderId, OrderStatus, RecordedBotEvent, VenueOrderStatus } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck, VenueCheck } from './stepFacts';

/** How far an order has come. It may stay, or go up; never back. */
const rank: Record<OrderStatus, number> = {
  Initialized: 0,
  Submitted: 1,
  Unknown: 1,
  Accepted: 2,
  PendingReplace: 3,
  PartiallyFilled: 3,
  PendingCancel: 3,
  Denied: 4,
  Filled: 4,
  Canceled: 4,
  Rejected: 4,
  Expired: 4,
  Failed: 4,
};
const END = rank.Filled;

const broken = (id: string, from: OrderStatus, to: OrderStatus): BrokenInvariant => ({
  invariant: 'INV-05',
  problem: `${id} went from ${from} to ${to}`,
});

/** INV-05 at the venue: an order never goes back, and what has ended stays as it ended. */
export function createVenueTransitions(): VenueCheck {
  const seen = new Map<ClientOrderId, VenueOrderStatus>();
  return ({ truth }) =>
    truth.orders().flatMap(({ progress: { clientOrderId, status } }) => {
      const before = seen.get(clientOrderId);
      seen.set(clientOrderId, status);
      if (before === undefined || before === status) return [];
      return rank[before] === END || rank[status] < rank[before] ? [broken(clientOrderId, before, status)] : [];
    });
}

/**
 * INV-05 in the log: written from the published table in words of its own. An end is left only by a report that is marked
 * late, and a late one never makes an order live again, but for one that was given up as Failed.
 */
export const checkJournalTransitions: JournalCheck = ({ journal }) => {
  const status = new Map<ClientOrderId, OrderStatus>();
  return journal.flatMap((event) => {
    const step = stepOf(event);
    if (step === null) return [];
    const { id, to, late } = step;
    const from = status.get(id) ?? 'Initialized';
    status.set(id, to);
    return isLegal(from, to, late) ? [] : [broken(id, from, to)];
  });
};

function isLegal(from: OrderStatus, to: OrderStatus, late: boolean): boolean {
  if (from === 'Filled' || from === 'Denied') return false;
  if (rank[from] === END) return from === 'Failed' ? late : late && (to === 'Filled' || to === from);
  if (to === 'Submitted') return from === 'Initialized' || from === 'Unknown';
  if (to === 'Unknown') return rank[from] === rank.Submitted || from === 'PendingCancel';
  // A cancel that was refused makes the order what it was.
  if (from === 'PendingCancel' && rank[to] >= rank.Accepted) return true;
  if (from === 'PendingReplace' && rank[to] >= rank.Accepted) return true;
  // A status repeats while more is filled under it.
  return rank[to] > rank[from] || (from === 'PartiallyFilled' && rank[to] === rank[from]);
}

interface Step {
  readonly id: ClientOrderId;
  readonly to: OrderStatus;
  readonly late: boolean;
}

function stepOf(event: RecordedBotEvent): Step | null {
  switch (event.type) {
    case 'OrderSubmitted':
      return { id: event.payload.request.clientOrderId, to: 'Submitted', late: false };
    case 'OrderBecameUnknown':
      return { id: event.payload.clientOrderId, to: 'Unknown', late: false };
    case 'OrderFailed':
      return { id: event.payload.clientOrderId, to: 'Failed', late: false };
    case 'OrderRejected':
      return { id: event.payload.clientOrderId, to: 'Rejected', late: false };
    case 'OrderProgressed':
      return { id: event.payload.clientOrderId, to: event.payload.status, late: event.payload.late };
    case 'CancelRequested':
      return { id: event.payload.clientOrderId, to: 'PendingCancel', late: false };
    default:
      return null;
  }
}
