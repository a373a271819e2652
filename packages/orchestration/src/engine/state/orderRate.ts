import type { EpochMs } from '@bot/core';
import type { StateInSight } from './engineState';

const SECONDS = 60;

/** Whether a second counts for the minute that ends now. Of two clocks that differ a little, either may be ahead. */
export const isWithinLastMinute = (second: number, now: EpochMs): boolean =>
  Math.abs(Math.floor(now / 1_000) - second) <= SECONDS;

/** Orders of the last minute. Counted by whole seconds, of which the oldest counts in full. */
export function ordersThisMinute({ ledger, view }: StateInSight): number {
  let count = 0;
  for (const [second, orders] of ledger.submissions.bySecond) {
    if (isWithinLastMinute(second, view.now)) count += orders;
  }
  return count;
}
