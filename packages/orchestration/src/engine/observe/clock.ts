import type { EpochMs } from '@bot/core';
import type { EngineState } from '../state/engineState';

/**
 * A clock that was set back takes all that is planned with it: else a duty that is due in a minute would wait an hour and a
 * minute. A clock that jumps ahead makes everything due once.
 */
export function observeTime({ view }: EngineState, at: EpochMs): void {
  const backMs = view.now - at;
  view.now = at;
  if (backMs <= 0) return;
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
  const { feed } = view;
  feed.openedAt = moved(feed.openedAt);
  feed.openAt = moved(feed.openAt);
  feed.pollAt = moved(feed.pollAt);
  feed.staleCheckAt = moved(feed.staleCheckAt);
  if (feed.failing !== null) feed.failing = { ...feed.failing, since: feed.failing.since - backMs };
  view.bucket = { ...view.bucket, at: view.bucket.at - backMs };
  view.errors = { ...view.errors, lastAt: view.errors.lastAt - backMs };
}
