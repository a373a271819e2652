import type { EpochMs } from '@bot/core';
import { nextRemainderAt } from './following/remainder';
import { nextSendAt } from './sending/nextSendAt';
import { isSignedTask } from './state/permitted';
import type { StateInSight } from './state/engineState';

/** When something is due next; undefined when nothing is. Timers are derived from the state, so that a crash cannot lose one. */
export function nextWakeAt(state: StateInSight): EpochMs | undefined {
  const { ledger, view } = state;
  let next = Infinity;
  const due = (at: EpochMs | null): void => {
    if (at !== null && at < next) next = at;
  };
  due(nextSendAt(state));
  const isRefused = view.access.state === 'Refused';
  for (const [task, at] of view.tasks) if (!isRefused || !isSignedTask[task]) due(at);
  if (view.stopping) return next === Infinity ? undefined : next;
  due(view.access.probeAt);
  if (!isRefused) due(view.loadAt);
  due(view.feed.openAt);
  due(view.feed.pollAt);
  due(view.feed.staleCheckAt);
  due(nextRemainderAt(state));
  // A pause that the venue asked for is for look-ups too.
  for (const { nextAt } of view.queries.values()) if (!isRefused) due(nextAt && Math.max(nextAt, ledger.pausedUntil));
  for (const { nextAt } of view.refusedCancels.values()) due(nextAt);
  for (const { until } of ledger.restrictions.values()) due(until);
  return next === Infinity ? undefined : next;
}
