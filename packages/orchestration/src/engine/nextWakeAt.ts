import type { EpochMs } from '@bot/core';
import { nextRemainderAt } from './following/remainder';
import { nextSendAt } from './sending/nextSendAt';
import { isSignedTask } from './state/permitted';
import type { StateInSight } from './state/engineState';

/** When something is due next; undefined when nothing is. Timers are derived from the state, so that a crash cannot lose one. */
export function nextWakeAt(state: StateInSight): EpochMs | undefined {
  const { ledger, view } = state;
  const isRefused = view.access.state === 'Refused';
  let next = sooner(Infinity, nextSendAt(state));
  for (const [task, at] of view.tasks) if (!isRefused || !isSignedTask[task]) next = sooner(next, at);
  if (view.stopping) return next === Infinity ? undefined : next;
  next = sooner(next, view.access.probeAt);
  if (!isRefused) next = sooner(next, view.loadAt);
  next = sooner(next, view.feed.openAt);
  next = sooner(next, view.feed.pollAt);
  next = sooner(next, view.feed.staleCheckAt);
  next = sooner(next, nextRemainderAt(state));
  for (const { nextAt } of view.queries.values()) {
    // A pause that the venue asked for is for look-ups too.
    if (!isRefused && nextAt !== null) next = sooner(next, Math.max(nextAt, ledger.pausedUntil));
  }
  for (const { nextAt } of view.refusedCancels.values()) next = sooner(next, nextAt);
  for (const { until } of ledger.restrictions.values()) next = sooner(next, until);
  return next === Infinity ? undefined : next;
}

const sooner = (next: EpochMs, at: EpochMs | null): EpochMs => (at !== null && at < next ? at : next);
