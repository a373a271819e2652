import type { Random } from '@bot/core';
import type { StreamSettings } from '../streamSettings';

/** A wait is this part longer or shorter at most, so that what failed together does not come back together. */
const JITTER = 0.25;

export interface Backoff {
  /** Until the next attempt: each is twice as long as the one before, up to the cap, give or take the jitter. */
  nextMs(): number;
  /** The last connection was good for long enough. */
  reset(): void;
}

/** Worked example: from 500 ms with a cap of 30,000: 500, 1,000, 2,000 … 16,000, 30,000, give or take a quarter. */
export function createBackoff(
  random: Random,
  { backoffMs, backoffCapMs }: Pick<StreamSettings, 'backoffMs' | 'backoffCapMs'>,
): Backoff {
  let attempts = 0;
  return {
    nextMs() {
      const wholeMs = Math.min(backoffMs * 2 ** attempts, backoffCapMs);
      attempts += 1;
      const part = random.nextUint32() / 2 ** 32;
      return Math.round(wholeMs * (1 + JITTER * (2 * part - 1)));
    },
    reset: () => void (attempts = 0),
  };
}
