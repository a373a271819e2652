import { isTerminal } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';

/** Asking twice is harmless: the second time nothing is sent. An order without a venue order id cannot be canceled yet. */
export function decideCancelWished(
  { ledger }: StateInSight,
  { clientOrderId, reason }: InputOf<'CancelWished'>,
): Decision {
  const order = ledger.orders.get(clientOrderId);
  if (order === undefined || isTerminal(order.status) || order.status === 'PendingCancel') return nothing;
  const { venueOrderId } = order;
  if (venueOrderId === null) return nothing;
  return decision([event('CancelRequested', { clientOrderId, reason }, clientOrderId)], {
    type: 'CancelOrder',
    clientOrderId,
    venueOrderId,
  });
}

/** Accepted: the venue tries, and the stream tells whether it was in time. Refused: the order is still what it was. */
export function decideCancelAnswered(
  { ledger }: StateInSight,
  { clientOrderId, answer }: InputOf<'CancelAnswered'>,
): Decision {
  const pending = ledger.orders.get(clientOrderId)?.status === 'PendingCancel';
  if (answer.outcome === 'Accepted' || !pending) return nothing;
  return decision([event('CancelRefused', { clientOrderId, message: answer.message }, clientOrderId)]);
}

/** Not acted: the order is what it was. Unknown: it stays pending, and the next comparison of the books tells. */
export function decideCancelFailed(
  { ledger }: StateInSight,
  { clientOrderId, failure }: InputOf<'CancelFailed'>,
): Decision {
  const pending = ledger.orders.get(clientOrderId)?.status === 'PendingCancel';
  if (failure.venueOutcome === 'Unknown' || !pending) return nothing;
  const message = `${failure.code}: ${failure.message}`;
  return decision([event('CancelRefused', { clientOrderId, message }, clientOrderId)]);
}
