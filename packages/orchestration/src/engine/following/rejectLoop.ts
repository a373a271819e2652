import type { EpochMs } from '@bot/core';
import { trip } from '../decisions/restrict';
import type { CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';

/** The venue keeps refusing orders in an instrument: its entries wait for a while. Exits are not held back. */
export function pauseAfterRejections(state: StateInSight, now: EpochMs): readonly CorrelatedEvent[] {
  const { rejectLimit, rejectWindowMs, rejectPauseMs } = state.config.orders;
  return [...state.ledger.rejections].flatMap(([instrumentId, times]) => {
    const recent = times.filter((at) => now - at < rejectWindowMs);
    // Only the refusal of this moment pauses: an operator who resumes is not overruled.
    if (recent.length < rejectLimit || times[times.length - 1] !== now) return [];
    const numbers = { rejections: String(recent.length), withinMs: String(rejectWindowMs) };
    const asked = { cause: 'RejectLoop', scope: instrumentId, until: now + rejectPauseMs, numbers } as const;
    return trip(
      state,
      asked,
      `The venue refused ${recent.length} orders in ${instrumentId} within ${rejectWindowMs} ms.`,
    );
  });
}
