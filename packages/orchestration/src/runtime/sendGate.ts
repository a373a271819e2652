import {
  isAtLeast,
  isPositive,
  type ClientOrderId,
  type EpochMs,
  type InstrumentId,
  type Money,
  type TradingMode,
} from '@bot/core';
import { MAX_APPROVAL_AGE_MS } from '../engine/decisions/placeOrder';
import { mayWrite } from '../engine/state/permitted';
import type { StateInSight } from '../engine/state/engineState';
import { modeOf } from '../engine/state/modes';

/** Why an order may not leave now, although it was approved. */
export type ClosedGate =
  TradingMode | 'NotPermitted' | 'ApprovalTooOld' | 'PastDeadline' | 'NoLongerWanted' | 'Stopping';

/**
 * The last look before a byte leaves, synchronous, so that nothing can happen between the look and the send.
 * null when the order may leave.
 */
export function sendGate(state: StateInSight, clientOrderId: ClientOrderId, now: EpochMs): ClosedGate | null {
  const { config, ledger, view } = state;
  const order = ledger.orders.get(clientOrderId);
  if (order?.status !== 'Submitted') return 'NoLongerWanted';
  if (view.stopping) return 'Stopping';
  if (!mayWrite(state)) return 'NotPermitted';
  const closed = closedByMode(ledger, order.instrumentId, order.hold);
  if (closed !== null) return closed;
  if (ledger.cancelWishes.has(clientOrderId)) return 'NoLongerWanted';
  if (now - order.submittedAt > config.orders.deadlineMs) return 'PastDeadline';
  // Each attempt was approved when it was decided.
  const approvedAt = ledger.attempts.get(clientOrderId)?.lastAt ?? Number.NEGATIVE_INFINITY;
  return now - approvedAt > MAX_APPROVAL_AGE_MS ? 'ApprovalTooOld' : null;
}

/** The same for new terms of an order. */
export function amendGate(state: StateInSight, clientOrderId: ClientOrderId): ClosedGate | null {
  const { ledger, view } = state;
  const order = ledger.orders.get(clientOrderId);
  if (order?.status !== 'PendingReplace' || order.amend === undefined) return 'NoLongerWanted';
  if (view.stopping) return 'Stopping';
  if (!mayWrite(state)) return 'NotPermitted';
  return closedByMode(ledger, order.instrumentId, order.amend.hold);
}

/** Only what opens or grows a position holds cash. */
function closedByMode(ledger: StateInSight['ledger'], instrumentId: InstrumentId, hold: Money): ClosedGate | null {
  const { mode } = modeOf(ledger, instrumentId);
  if (mode === 'Halted') return 'Halted';
  return isAtLeast(mode, 'EntriesPaused') && isPositive(hold) ? mode : null;
}
