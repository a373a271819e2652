import type { ClientOrderId, EpochMs } from '@bot/core';
import { isProtection } from '../state/strategyIds';
import { cancelLive } from '../decisions/cancel';
import { nothing, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';

/** What was filled in part and rests longer than it may is canceled, when that is the policy. */
export function cancelRemainders(state: StateInSight, now: EpochMs): Decision {
  const overdue = new Set(remainders(state).flatMap(({ id, dueAt }) => (dueAt <= now ? [id] : [])));
  if (overdue.size === 0) return nothing;
  return cancelLive(state, ({ clientOrderId }) => overdue.has(clientOrderId), 'The rest of a partial fill');
}

/** When the next one is due; null when none is. */
export function nextRemainderAt(state: StateInSight): EpochMs | null {
  const due = remainders(state).map(({ dueAt }) => dueAt);
  return due.length === 0 ? null : Math.min(...due);
}

function remainders({
  ledger,
  config,
}: StateInSight): readonly { readonly id: ClientOrderId; readonly dueAt: EpochMs }[] {
  const { remainder, remainderAfterMs } = config.orders;
  if (remainder === 'keep') return [];
  return [...ledger.partlyFilled].flatMap(([id, since]) => {
    const order = ledger.orders.get(id);
    const isMeant = order?.status === 'PartiallyFilled' && !isProtection(order);
    return isMeant ? [{ id, dueAt: since + remainderAfterMs }] : [];
  });
}
