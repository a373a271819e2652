import { decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import { pauseSending } from '../sending/retry';
import type { StateInSight } from '../state/engineState';
import { decideOrderFound } from './orderReported';
import { MAX_APPROVAL_AGE_MS } from './placeOrder';

/**
 * The exits of unknown: found → its progress; absent after the admission window closed → failed. One look-up that finds
 * nothing proves nothing, since the request may still be on its way.
 */
export function decideOrderQueried(
  state: StateInSight,
  { at, clientOrderId, found }: InputOf<'OrderQueried'>,
): Decision {
  const order = state.ledger.orders.get(clientOrderId);
  if (order === undefined) return nothing;
  if (found !== null) return decideOrderFound(state, found, at);
  // The last request may have left as late as its approval allowed, and while one is to come the end is open.
  const lastAt = state.ledger.attempts.get(clientOrderId)?.lastAt ?? order.submittedAt;
  const admittedUntil = lastAt + MAX_APPROVAL_AGE_MS + state.config.admissionWindowMs;
  const willBeSent = typeof state.ledger.sends.get(clientOrderId)?.dueAt === 'number';
  const isOver = at > admittedUntil && !willBeSent;
  if (order.status !== 'Unknown' || !isOver) return nothing;
  const reason = 'The venue does not have it, and can no longer admit it.';
  return decision([event('OrderFailed', { clientOrderId, reason }, clientOrderId)]);
}

/** An error is no evidence either way; `nextWakeAt` has the time of the next look-up. */
export const decideOrderQueryFailed = (state: StateInSight, { failure, at }: InputOf<'OrderQueryFailed'>): Decision =>
  decision(pauseSending(state, failure, at));
