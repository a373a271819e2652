import type { Order, PendingSend } from '@bot/core';
import { amendRequestOf, judgeTerms } from '../decisions/amend';
import { decision, event, nothing, type Decision } from '../decision';
import { isCompared } from '../state/permitted';
import type { StateInSight } from '../state/engineState';

/** The approval is renewed, unless it was given this moment. */
export function releaseAmend(
  state: StateInSight,
  order: Readonly<Order>,
  { attempt }: PendingSend,
  now: number,
): Decision {
  const { clientOrderId, amend } = order;
  const isFresh = attempt === 1 && amend?.requestedAt === now;
  if (!isFresh) {
    if (!isCompared(state)) return nothing;
    const judged = amend && judgeTerms(state, order, amend);
    if (judged === undefined || 'reason' in judged) return abandonAmend(order, 'It would not be approved any more.');
  }
  return decision([], { type: 'AmendOrder', clientOrderId, request: amendRequestOf(order) });
}

/** After its deadline it is not sent any more; null before. */
export function overdueAmend({ config }: StateInSight, order: Readonly<Order>, now: number): Decision | null {
  const requestedAt = order.amend?.requestedAt ?? now;
  return now - requestedAt > config.orders.deadlineMs ? abandonAmend(order, 'Its time has passed.') : null;
}

/** An attempt before may have reached the venue, also one of an earlier process: the order is looked up. */
const abandonAmend = ({ clientOrderId }: Readonly<Order>, reason: string): Decision =>
  decision([
    event('AmendBecameUnknown', { clientOrderId, error: reason }, clientOrderId),
    event('SendAbandoned', { clientOrderId, action: 'Amend', reason }, clientOrderId),
  ]);
