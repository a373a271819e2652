import type { EpochMs } from '@bot/core';
import type { Submissions } from '../state/ledger';
import { isWithinLastMinute, secondOf } from '../state/orderRate';

/** One more order; what is older than a minute is forgotten, and so is what a clock that was set back left in the future. */
export function countSubmission(submissions: Submissions, at: EpochMs): void {
  const { bySecond } = submissions;
  submissions.today += 1;
  for (const second of bySecond.keys()) if (!isWithinLastMinute(second, at)) bySecond.delete(second);
  const second = secondOf(at);
  bySecond.set(second, (bySecond.get(second) ?? 0) + 1);
}
