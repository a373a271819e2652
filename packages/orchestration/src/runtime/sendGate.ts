import type { EpochMs } from '@bot/core';
import type { StateInSight } from '../engine/state/engineState';

/** An approval is good for this long: the price that it was given on moves on. Assumed. */
export const MAX_APPROVAL_AGE_MS = 5_000;

/** Why an order may not leave now, although it was approved; null when it may. */
export type ClosedGate = 'Halted' | 'ApprovalTooOld';

/** The last look before a byte leaves, synchronous, so that nothing can happen between the look and the send. */
export function sendGate({ ledger }: StateInSight, approvedAt: EpochMs, now: EpochMs): ClosedGate | null {
  if (ledger.mode === 'Halted') return 'Halted';
  return now - approvedAt > MAX_APPROVAL_AGE_MS ? 'ApprovalTooOld' : null;
}
