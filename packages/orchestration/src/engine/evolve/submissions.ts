import type { EpochMs } from '@bot/core';
import type { Submissions } from '../state/ledger';
import { isWithinLastMinute, secondOf } from '../state/orderRate';

/** One more order. */
export function countSubmission(submissions: Submissions, at: EpochMs): void {
  submissions.today += 1;
  countIn(submissions.bySecond, at);
}

/** One more; what is older than a minute is forgotten, and so is what a clock that was set back left in the future. */
export function countIn(bySecond: Map<number, number>, at: EpochMs): void {
  for (const second of bySecond.keys()) if (!isWithinLastMinute(second, at)) bySecond.delete(second);
  const second = secondOf(at);
  bySecond.set(second, (bySecond.get(second) ?? 0) + 1);
}
