import { isTerminal, type ClientOrderId, type EpochMs } from '@bot/core';
import type { Decision } from '../decision';
import type { InputOf } from '../input';
import type { EngineState } from '../state/engineState';
import type { PendingQuery, View } from '../state/view';
import { backoffMs, MAX_READ_DELAY_MS } from './backoff';
import { readBooksSoon } from './books';

/** An order that was resolved meanwhile is not looked up again. */
export function observeQueried(
  { view }: EngineState,
  { clientOrderId, at }: InputOf<'OrderQueried' | 'OrderQueryFailed'>,
): void {
  if (view.queries.has(clientOrderId)) scheduleQuery(view, clientOrderId, at);
}

/** A look-up is on its way. */
export function noteQuery({ view }: EngineState, clientOrderId: ClientOrderId): void {
  view.queries.set(clientOrderId, { tries: triesOf(view, clientOrderId) + 1, nextAt: null });
}

/**
 * An order whose fate became unknown is looked up from now on; one that is resolved no more.
 * @param orders those that something has happened to
 */
export function noteUnknownOrders(state: EngineState, at: EpochMs, orders: Iterable<ClientOrderId>): void {
  const { view, ledger } = state;
  for (const clientOrderId of orders) {
    const order = ledger.orders.get(clientOrderId);
    const unresolved = order?.status === 'Unknown' || order?.amend?.isUnknown === true;
    if (!unresolved || view.queries.has(clientOrderId)) continue;
    scheduleQuery(view, clientOrderId, at);
    // What became of it shows in the books, too, and perhaps sooner.
    readBooksSoon(state, at);
  }
  for (const clientOrderId of view.queries.keys()) {
    const order = ledger.orders.get(clientOrderId);
    const resolved =
      order === undefined ||
      isTerminal(order.status) ||
      (order.venueOrderId !== null && order.amend?.isUnknown !== true);
    if (resolved) view.queries.delete(clientOrderId);
  }
}

/** The orders that events are about. */
export const ordersOf = (events: Decision['events']): readonly ClientOrderId[] =>
  events.flatMap(({ payload }) => ('clientOrderId' in payload ? payload.clientOrderId : []));

const triesOf = (view: View, clientOrderId: ClientOrderId): number => view.queries.get(clientOrderId)?.tries ?? 0;

/** Look-ups of an unknown order come 1, 2, 4 … seconds apart. */
function scheduleQuery(view: View, clientOrderId: ClientOrderId, at: EpochMs): void {
  const tries = triesOf(view, clientOrderId);
  const next: PendingQuery = { tries, nextAt: at + backoffMs(tries + 1, MAX_READ_DELAY_MS) };
  view.queries.set(clientOrderId, next);
}
