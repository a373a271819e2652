import { transitionKind, type Order } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';
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
  // The stream may have said so already.
  if (order.status === 'Rejected' || transitionKind(order.status, 'Rejected') === undefined) return nothing;
  const { reason, message } = answer;
  return decision([event('OrderRejected', { clientOrderId, reason, message }, clientOrderId)]);
}

/** Nothing reached the venue → failed. Nobody knows → unknown, which is not failed: the venue is asked until it is clear. */
export function decideSubmitFailed(
  { ledger }: StateInSight,
  { clientOrderId, failure }: InputOf<'SubmitFailed'>,
): Decision {
  const order = ledger.orders.get(clientOrderId);
  if (order === undefined || !isAwaitingAnswer(order)) return nothing;
  const why = `${failure.code}: ${failure.message}`;
  if (failure.venueOutcome === 'NotActed') {
    return decision([event('OrderFailed', { clientOrderId, reason: why }, clientOrderId)]);
  }
  return order.status === 'Unknown'
    ? nothing
    : decision([event('OrderBecameUnknown', { clientOrderId, error: why }, clientOrderId)]);
}

/** The stream has not told anything yet. */
const isAwaitingAnswer = ({ status }: Order): boolean => status === 'Submitted' || status === 'Unknown';
