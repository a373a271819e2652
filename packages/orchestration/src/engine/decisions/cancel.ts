import { isTerminal, type ClientOrderId, type VenueOrderId } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import type { StateInSight } from '../state/engineState';

/**
 * Asking twice is harmless: the second time nothing is sent. A wish for an order that the venue has not named yet is kept,
 * and sent as soon as it has.
 */
export function decideCancelWished(
  { ledger }: StateInSight,
  { clientOrderId, reason }: InputOf<'CancelWished'>,
): Decision {
  const order = ledger.orders.get(clientOrderId);
  if (order === undefined || isTerminal(order.status)) return nothing;
  if (order.status === 'PendingCancel' || ledger.cancelWishes.has(clientOrderId)) return nothing;
  return requestCancel(clientOrderId, order.venueOrderId, reason);
}

/** The wish is durable; the request goes out when there is an id that the venue knows. */
export function requestCancel(
  clientOrderId: ClientOrderId,
  venueOrderId: VenueOrderId | null,
  reason: string,
): Decision {
  const requested = event('CancelRequested', { clientOrderId, reason }, clientOrderId);
  return venueOrderId === null
    ? decision([requested])
    : decision([requested], { type: 'CancelOrder', clientOrderId, venueOrderId });
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

/** Not acted: the order is what it was. Unknown: it stays pending; the books are read soon, and tell whether to ask again. */
export function decideCancelFailed(
  { ledger }: StateInSight,
  { clientOrderId, failure }: InputOf<'CancelFailed'>,
): Decision {
  const pending = ledger.orders.get(clientOrderId)?.status === 'PendingCancel';
  if (failure.venueOutcome === 'Unknown' || !pending) return nothing;
  const message = `${failure.code}: ${failure.message}`;
  return decision([event('CancelRefused', { clientOrderId, message }, clientOrderId)]);
}
