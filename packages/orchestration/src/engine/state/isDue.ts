import type { EpochMs } from '@bot/core';

/** null and undefined: not planned, or being carried out. */
export const isDue = (dueAt: EpochMs | null | undefined, at: EpochMs): boolean =>
  typeof dueAt === 'number' && dueAt <= at;
