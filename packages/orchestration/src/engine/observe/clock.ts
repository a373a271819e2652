import type { EpochMs } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import type { EngineState } from '../state/engineState';
import type { View } from '../state/view';

/** A clock is set back by less than this now and then; what is planned may be so much late. */
const LEAST_STEP_MS = 1_000;
/** What was due may be so much late: the machine is busy. Beyond that the process stood still, or its clock was set ahead. */
export const LEAST_JUMP_MS = 180_000;

/**
 * A clock that was set back takes all that is planned with it: else a duty that is due in a minute would wait an hour and a
 * minute. A clock that jumps ahead makes everything due once; that nothing was done meanwhile is no fault of any duty.
 */
export function observeTime(state: EngineState, at: EpochMs): void {
  const { view, ledger } = state;
  // A process that begins goes by the log.
  const before = view.now === 0 ? ledger.lastAt : view.now;
  const jumpMs = view.now !== 0 && at - view.now > LEAST_JUMP_MS ? at - expectedAt(state, at) : 0;
  view.now = at;
  view.clockStepMs = 0;
  if (at < before) {
    moveBack(view, before - at);
    if (before - at >= LEAST_STEP_MS) view.clockStepMs = at - before;
  } else if (jumpMs > LEAST_JUMP_MS) {
    skip(view, jumpMs);
    view.clockStepMs = jumpMs;
  }
}

/** When the engine would have woken at the latest. */
function expectedAt(state: EngineState, at: EpochMs): EpochMs {
  const dueAt = nextWakeAt(state) ?? at;
  return Math.max(state.view.now, Math.min(dueAt, at));
}

function moveBack(view: View, backMs: number): void {
  const moved = (dueAt: EpochMs | null): EpochMs | null => (dueAt === null ? null : dueAt - backMs);
  view.loadAt = moved(view.loadAt);
  view.access = { ...view.access, probeAt: moved(view.access.probeAt) };
  for (const [name, dueAt] of view.tasks) view.tasks.set(name, moved(dueAt));
  for (const [name, ran] of view.taskRecords) view.taskRecords.set(name, { ...ran, lastRanAt: moved(ran.lastRanAt) });
  view.tasksBeganAt = moved(view.tasksBeganAt);
  for (const [id, query] of view.queries) view.queries.set(id, { ...query, nextAt: moved(query.nextAt) });
  for (const [id, refused] of view.refusedCancels) {
    view.refusedCancels.set(id, { ...refused, nextAt: moved(refused.nextAt) });
  }
  view.booksReadAt = moved(view.booksReadAt);
  view.differSince = moved(view.differSince);
  view.drifts = new Map([...view.drifts].map(([text, since]) => [text, since - backMs]));
  const { feed } = view;
  feed.openedAt = moved(feed.openedAt);
  feed.openAt = moved(feed.openAt);
  feed.pollAt = moved(feed.pollAt);
  feed.staleCheckAt = moved(feed.staleCheckAt);
  if (feed.failing !== null) feed.failing = { ...feed.failing, since: feed.failing.since - backMs };
  view.bucket = { ...view.bucket, at: view.bucket.at - backMs };
  view.errors = { ...view.errors, lastAt: view.errors.lastAt - backMs };
}

/** What counts how long something has not happened leaves out the time in which nothing could. */
function skip(view: View, byMs: number): void {
  const later = (at: EpochMs | null): EpochMs | null => (at === null ? null : at + byMs);
  view.tasksBeganAt = later(view.tasksBeganAt);
  for (const [name, ran] of view.taskRecords) view.taskRecords.set(name, { ...ran, lastRanAt: later(ran.lastRanAt) });
  view.differSince = later(view.differSince);
  const { feed } = view;
  // Prices come again, or it is said then that they do not; meanwhile risk finds those that are there too old.
  feed.staleCheckAt = later(feed.staleCheckAt);
  if (feed.failing !== null) feed.failing = { ...feed.failing, since: feed.failing.since + byMs };
}
