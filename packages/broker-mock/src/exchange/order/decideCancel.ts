import type { EpochMs } from '@bot/core';
import type { VenueCommandOf } from '../venueCommand';
import type { AccountId, OrderNo, VenueEvent } from '../venueEvent';
import { isLive, type OrderAtVenue, type VenueState } from '../venueState';
import { canceled } from './arrival';

/** Why a cancel is refused, in words; null when it is accepted (VR-121). */
export function cancelRefusal(state: VenueState, accountId: AccountId, orderNo: OrderNo): string | null {
  const order = ownOrder(state, accountId, orderNo);
  if (order === undefined) return 'The order is not known.';
  if (!isLive(order)) return 'The order has ended already.';
  return order.pendingCancel ? 'The order is being canceled already.' : null;
}

export function decideCancel(
  state: VenueState,
  { at, accountId, orderNo }: VenueCommandOf<'CancelOrder'>,
): readonly VenueEvent[] {
  if (cancelRefusal(state, accountId, orderNo) !== null) return [];
  const delayMs = state.setup.cancelDelayMs ?? 0;
  return delayMs === 0
    ? [canceled(at, orderNo, 'CanceledByUser')]
    : [{ type: 'CancelRequested', at, orderNo, dueAt: at + delayMs }];
}

/** What is due of orders by now: cancels that were on their way, and the ends of orders good till a date. */
export function decideDues(state: VenueState, at: EpochMs): readonly VenueEvent[] {
  const events: VenueEvent[] = [];
  const ended = new Set<OrderAtVenue>();
  for (const { at: dueAt, kind, order } of state.dues) {
    if (dueAt > at) break;
    // What ended by a fill stays in line until it comes to its head.
    if (ended.has(order) || !isLive(order)) continue;
    ended.add(order);
    const { orderNo } = order;
    if (kind === 'Cancel') events.push(canceled(at, orderNo, 'CanceledByUser'));
    else events.push({ type: 'OrderEnded', at, orderNo, status: 'Expired', reason: 'Expired' });
  }
  return events;
}

/** An order of somebody else is unknown to the account. */
export function ownOrder(state: VenueState, accountId: AccountId, orderNo: OrderNo): OrderAtVenue | undefined {
  const order = state.orders.get(orderNo);
  return order?.accountId === accountId ? order : undefined;
}
