import type { EpochMs } from '@bot/core';
import type { StateInSight } from './state/engineState';

/** When something is due next; undefined when nothing is. Timers are derived from the state, so that a crash cannot lose one. */
export function nextWakeAt({ ledger, view }: StateInSight): EpochMs | undefined {
  const due = [
    view.loadAt,
    view.feed.openAt,
    view.feed.pollAt,
    view.feed.staleCheckAt,
    ...view.tasks.values(),
    ...[...view.queries.values()].map(({ nextAt }) => nextAt),
    ...[...ledger.restrictions.values()].map(({ until }) => until),
  ];
  const times = due.filter((at): at is EpochMs => at !== null);
  return times.length === 0 ? undefined : Math.min(...times);
}
