import type { EpochMs } from '@bot/core';
import { isHeldByProtection } from '../following/protectiveOrders';
import { isUnderWay, laneOf, orderOf } from '../release';
import { isCompared, mayWrite } from '../state/permitted';
import type { StateInSight } from '../state/engineState';
import { sendableAt } from './limiter';

/** When a request that waits may leave or is given up; null when none waits. */
export function nextSendAt(state: StateInSight): EpochMs | null {
  const { ledger, view, config } = state;
  const mayLeave = mayWrite(state);
  let next: EpochMs | null = null;
  for (const send of ledger.sends.values()) {
    if (send.dueAt === null || isUnderWay(state, send) || (send.action === 'Cancel' && !mayLeave)) continue;
    const order = orderOf(state, send);
    const decidedAt = send.action === 'Amend' ? (order.amend?.requestedAt ?? 0) : order.submittedAt;
    const givenUpAt = decidedAt + config.orders.deadlineMs + 1;
    const leavesAt = Math.max(
      send.dueAt,
      ledger.pausedUntil,
      sendableAt(view.bucket, laneOf(order, send), view.now, config.orders),
    );
    const isHeld = !mayLeave || !isCompared(state) || (send.action === 'Submit' && isHeldByProtection(state, order));
    const at = send.action === 'Cancel' ? leavesAt : isHeld ? givenUpAt : Math.min(leavesAt, givenUpAt);
    next = next === null ? at : Math.min(next, at);
  }
  return next;
}
