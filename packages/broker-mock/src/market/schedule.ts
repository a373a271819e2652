import type { EpochMs } from '@bot/core';

/** When a market steps: in its own rhythm, and at moments of their own in between. */
export interface Schedule {
  readonly startAt: EpochMs;
  readonly stepMs: number;
  /** In ms after the start, the earliest first. */
  readonly moments: readonly number[];
}

/**
 * The step after another, or the first one. Worked example: every 5,000 ms from 0 on with a moment at 7,000: 0, 5,000, 7,000,
 * 10,000.
 */
export function stepAfter({ startAt, stepMs, moments }: Schedule, lastAt: EpochMs | null): EpochMs {
  if (lastAt === null) return startAt;
  const sinceMs = lastAt - startAt;
  const regularMs = (Math.floor(sinceMs / stepMs) + 1) * stepMs;
  return startAt + Math.min(regularMs, moments.find((moment) => moment > sinceMs) ?? regularMs);
}

/** True for a step of the rhythm; prices wander in these only, so that a moment in between does not change their way. */
export const isRegular = ({ startAt, stepMs }: Schedule, at: EpochMs): boolean => (at - startAt) % stepMs === 0;
