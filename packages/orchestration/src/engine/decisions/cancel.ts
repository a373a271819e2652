import { isTerminal, type ClientOrderId, type Order } from '@bot/core';
import { both, decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import { failureText, pauseSending, retried } from '../sending/retry';
import type { StateInSight } from '../state/engineState';

/** A wish for one order. Asking twice is harmless: the second time nothing is sent. */
export const decideCancelWished = (state: StateInSight, { clientOrderId, reason }: InputOf<'CancelWished'>): Decision =>
  cancelIfLive(state, state.ledger.orders.get(clientOrderId), reason);

/** Every live order that is meant, such as all that grow a position. What is being canceled already is not asked again. */
export const cancelLive = (state: StateInSight, which: (order: Readonly<Order>) => boolean, reason: string): Decision =>
  cancelOrders(
    state,
    [...state.ledger.liveOrderIds].flatMap((id) => state.ledger.orders.get(id) ?? []).filter(which),
    reason,
  );

export const cancelOrders = (state: StateInSight, orders: readonly Readonly<Order>[], reason: string): Decision =>
  orders.map((order) => cancelIfLive(state, order, reason)).reduce(both, nothing);

/** A wish for an order that the venue has not named yet is kept, and sent as soon as it has. */
function cancelIfLive({ ledger }: StateInSight, order: Readonly<Order> | undefined, reason: string): Decision {
  if (order === undefined || isTerminal(order.status)) return nothing;
  if (order.status === 'PendingCancel' || ledger.cancelWishes.has(order.clientOrderId)) return nothing;
  return requestCancel(order.clientOrderId, reason);
}

/** The wish is durable; `release` sends it when there is an id that the venue knows. */
export const requestCancel = (clientOrderId: ClientOrderId, reason: string): Decision =>
  decision([event('CancelRequested', { clientOrderId, reason }, clientOrderId)]);

/** Accepted: the venue tries, and the stream tells whether it was in time. Refused: the order is still what it was. */
export function decideCancelAnswered(
  { ledger }: StateInSight,
  { clientOrderId, answer }: InputOf<'CancelAnswered'>,
): Decision {
  const pending = ledger.orders.get(clientOrderId)?.status === 'PendingCancel';
  if (answer.outcome === 'Accepted' || !pending) return nothing;
  return decision([event('CancelRefused', { clientOrderId, message: answer.message }, clientOrderId)]);
}

/**
 * Nobody knows, or nothing was sent: it is asked again, as often as it takes. The venue will not do it: the order is what it was.
 */
export function decideCancelFailed(
  state: StateInSight,
  { at, clientOrderId, failure }: InputOf<'CancelFailed'>,
): Decision {
  const order = state.ledger.orders.get(clientOrderId);
  if (order?.status !== 'PendingCancel') return decision(pauseSending(state, failure, at));
  const { willRetry, events } = retried(state, order, 'Cancel', failure, at);
  if (willRetry) return decision(events);
  const refused = event('CancelRefused', { clientOrderId, message: failureText(failure) }, clientOrderId);
  return decision([refused, ...events]);
}
