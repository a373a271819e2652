import type { EpochMs, Order } from '@bot/core';
import type { StateInSight } from './engineState';
import type { Submissions } from './ledger';

const SECONDS = 60;

/** Whether a second counts for the minute that ends now. Of two clocks that differ a little, either may be ahead. */
export const isWithinLastMinute = (second: number, now: EpochMs): boolean =>
  Math.abs(secondOf(now) - second) <= SECONDS;

/** Orders of the last minute. Counted by whole seconds, of which the oldest counts in full. */
export function ordersThisMinute({ ledger, view }: StateInSight): number {
  let count = 0;
  for (const [second, orders] of ledger.submissions.bySecond) {
    if (isWithinLastMinute(second, view.now)) count += orders;
  }
  return count;
}

/** As if some orders had not been submitted: one that is judged again must not count against itself. */
export function submissionsWithout(
  { today, bySecond }: Submissions,
  orders: readonly Pick<Order, 'submittedAt'>[],
): Submissions {
  const fewer = new Map(bySecond);
  for (const { submittedAt } of orders) {
    const second = secondOf(submittedAt);
    const count = fewer.get(second);
    if (count !== undefined) fewer.set(second, count - 1);
  }
  return { today: Math.max(0, today - orders.length), bySecond: fewer };
}

export const secondOf = (at: EpochMs): number => Math.floor(at / 1_000);
