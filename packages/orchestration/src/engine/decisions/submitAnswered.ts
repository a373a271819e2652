import { isTerminal, type EpochMs, type Order } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { FailedCall, InputOf } from '../input';
import { failureText, pauseSending, retried } from '../sending/retry';
import type { StateInSight } from '../state/engineState';
import { lackOfFunds } from './lackOfFunds';
import { decideOrderReported } from './orderReported';

/** Accepted is progress like any other (the stream may have told more already); rejected ends the order. */
export function decideSubmitAnswered(state: StateInSight, { answer }: InputOf<'SubmitAnswered'>): Decision {
  const { clientOrderId } = answer;
  const order = state.ledger.orders.get(clientOrderId);
  if (order === undefined) return nothing;
  if (answer.outcome === 'Accepted') {
    return decideOrderReported(state, {
      clientOrderId,
      venueOrderId: answer.venueOrderId,
      instrumentId: order.instrumentId,
      status: 'Accepted',
      cumulativeQuantity: order.filledQuantity,
      filledValue: order.filledValue,
      commission: order.commission,
      reason: null,
      at: answer.at,
    });
  }
  // Others may have said how it ended already. And what the venue has named it has taken: the answer is about another attempt.
  if (order.venueOrderId !== null || isTerminal(order.status)) return nothing;
  const { reason, message } = answer;
  const rejected = event('OrderRejected', { clientOrderId, reason, message }, clientOrderId);
  return decision([rejected, ...lackOfFunds(state, order, reason, message)]);
}

/**
 * Nobody knows → unknown, which is not failed: the venue is asked until it is clear. Either way the same request is sent again
 * while it may be; when it may not, and no attempt can have reached the venue, the order has failed.
 */
export function decideSubmitFailed(
  state: StateInSight,
  { at, clientOrderId, failure }: InputOf<'SubmitFailed'>,
): Decision {
  const order = state.ledger.orders.get(clientOrderId);
  // An answer is awaited of an attempt that is under way, and as long as the stream has not told anything.
  const isAwaited = order?.status === 'Submitted' && state.ledger.sends.get(clientOrderId)?.dueAt === null;
  if (!isAwaited) return decision(pauseSending(state, failure, at));
  return submitFailed(state, order, failure, at);
}

/** The same when it is concluded from silence. The order is submitted: every attempt makes it that. */
export function submitFailed(state: StateInSight, order: Readonly<Order>, failure: FailedCall, at: EpochMs): Decision {
  const { clientOrderId } = order;
  const { ledger } = state;
  const error = failureText(failure);
  const mayExist = failure.venueOutcome === 'Unknown' || ledger.attempts.get(clientOrderId)?.mayExist === true;
  const unknown = mayExist ? [event('OrderBecameUnknown', { clientOrderId, error }, clientOrderId)] : [];
  const next = retried(state, order, 'Submit', failure, at);
  if (next.willRetry && !ledger.cancelWishes.has(clientOrderId)) return decision([...unknown, ...next.events]);
  const over = mayExist
    ? event('SendAbandoned', { clientOrderId, action: 'Submit', reason: error }, clientOrderId)
    : event('OrderFailed', { clientOrderId, reason: error }, clientOrderId);
  const paused = next.willRetry ? pauseSending(state, failure, at) : next.events;
  return decision([...unknown, over, ...paused]);
}
