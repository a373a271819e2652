import { brokerErrorTraits, retryDelayMs, type EpochMs, type Order, type OrderAction } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import { trip } from '../decisions/restrict';
import type { FailedCall } from '../input';
import type { StateInSight } from '../state/engineState';

export const failureText = ({ code, message }: FailedCall): string => `${code}: ${message}`;

/** The same request may be sent again. What the gate held back is not: it is no longer wanted. */
const isRetryable = ({ code }: FailedCall): boolean => code !== 'SendGateClosed' && brokerErrorTraits[code].retryable;

/** A cancel that our key was not permitted is still wanted: it waits until the key may trade. */
export const isCancelRepeated = (failure: FailedCall): boolean =>
  isRetryable(failure) || failure.code === 'PermissionDenied';

export interface Retried {
  /** The same request will be sent again. */
  readonly willRetry: boolean;
  readonly events: readonly CorrelatedEvent[];
}

/** What follows from a failure for the next attempt: after its backoff or what the venue asked for, whichever is later. */
export function retried(
  state: StateInSight,
  order: Readonly<Order>,
  action: OrderAction,
  failure: FailedCall,
  at: EpochMs,
): Retried {
  const { clientOrderId } = order;
  const failed = state.ledger.sends.get(clientOrderId);
  const nth = failed?.action === action ? failed.attempt : 1;
  const rules = state.config.orders;
  const decidedAt = action === 'Amend' ? (order.amend?.requestedAt ?? at) : order.submittedAt;
  const dueAt = at + Math.max(retryDelayMs(clientOrderId, nth, rules), failure.retryAfterMs ?? 0);
  const isOver = nth >= rules.maxAttempts || dueAt > decidedAt + rules.deadlineMs;
  // A cancel is asked for until it is answered: an exit must be possible.
  const isRepeated = action === 'Cancel' ? isCancelRepeated(failure) : isRetryable(failure) && !isOver;
  if (!isRepeated) {
    return { willRetry: false, events: pauseSending(state, failure, at) };
  }
  const scheduled = { clientOrderId, action, attempt: nth + 1, dueAt, error: failureText(failure) };
  const events = [event('RetryScheduled', scheduled, clientOrderId), ...pauseSending(state, failure, at, dueAt)];
  return { willRetry: true, events };
}

/** The venue takes no more for now: everything waits, as long as it says or until `dueAt`, and the mode shows it. */
export function pauseSending(
  state: StateInSight,
  failure: FailedCall,
  at: EpochMs,
  dueAt: EpochMs = at,
): readonly CorrelatedEvent[] {
  if (failure.code !== 'RateLimited') return [];
  const until = Math.max(dueAt, at + (failure.retryAfterMs ?? state.config.orders.retryBaseMs));
  const error = failureText(failure);
  const paused = until > state.ledger.pausedUntil ? [event('SendingPaused', { until, error })] : [];
  const numbers = { pausedMs: String(until - at) };
  return [...paused, ...trip(state, { cause: 'RateLimited', numbers }, `The venue took no more requests (${error}).`)];
}
