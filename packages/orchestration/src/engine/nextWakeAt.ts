import type { EpochMs } from '@bot/core';
import { nextSendAt } from './sending/nextSendAt';
import type { StateInSight } from './state/engineState';

/** When something is due next; undefined when nothing is. Timers are derived from the state, so that a crash cannot lose one. */
export function nextWakeAt(state: StateInSight): EpochMs | undefined {
  const { ledger, view } = state;
  const due = [
    view.loadAt,
    view.feed.openAt,
    view.feed.pollAt,
    view.feed.staleCheckAt,
    nextSendAt(state),
    ...view.tasks.values(),
    // A pause that the venue asked for is for look-ups too.
    ...[...view.queries.values()].map(({ nextAt }) => nextAt && Math.max(nextAt, ledger.pausedUntil)),
    ...[...ledger.restrictions.values()].map(({ until }) => until),
  ];
  const times = due.filter((at): at is EpochMs => at !== null);
  return times.length === 0 ? undefined : Math.min(...times);
}
