import type { CancelTimer, Clock, EpochMs } from '@bot/core';

export interface SystemClockOptions {
  /** What the clock shows when it is made. Default: the time of the machine. */
  readonly startAt?: EpochMs;
  /** Clock milliseconds per real millisecond. Default: 1. */
  readonly speed?: number;
}

/** The longest delay that a timer of Node can take; anything longer would fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * Real time, possibly faster or slower: `now()` is `startAt` + the real time since then × `speed`. It follows the clock of
 * the machine, so a correction of that clock is seen; timers and `monotonicMs` do not jump with it.
 * Worked example: with `startAt` 1,000 and `speed` 60 it shows 61,000 after one real second.
 */
export function createSystemClock({ startAt = Date.now(), speed = 1 }: SystemClockOptions = {}): Clock {
  const madeAt = Date.now();
  const madeAtMonotonicMs = performance.now();
  return {
    now: () => Math.floor(startAt + (Date.now() - madeAt) * speed),
    monotonicMs: () => (performance.now() - madeAtMonotonicMs) * speed,
    setTimer: (delayMs, fire) => setRealTimer(delayMs / speed, fire),
  };
}

function setRealTimer(delayMs: number, fire: () => void): CancelTimer {
  const dueMs = performance.now() + delayMs;
  const waitFor = (ms: number): NodeJS.Timeout =>
    setTimeout(look, Math.min(Math.max(0, Math.ceil(ms)), LONGEST_DELAY_MS));
  /** Node counts from when its loop last looked at the time, which can be a millisecond too early. */
  const look = (): void => {
    const leftMs = dueMs - performance.now();
    if (leftMs <= 0) return fire();
    timer = waitFor(leftMs);
  };
  let timer = waitFor(delayMs);
  return () => clearTimeout(timer);
}
