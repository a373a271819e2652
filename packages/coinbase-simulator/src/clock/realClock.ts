import type { CancelTimer, Clock, EpochMs } from '@bot/core';

export interface RealClockOptions {
  /** What it shows when it is made. Default: the time of the machine. */
  readonly startAt?: EpochMs;
  /** Its milliseconds per real millisecond. Default: 1. */
  readonly speed?: number;
}

/** The longest delay that a timer of Node can take; anything longer would fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * The time of the machine, possibly faster or slower. Timers do not jump when somebody sets the machine's clock.
 * Worked example: with `startAt` 1,000 and `speed` 60 it shows 61,000 after one real second.
 */
export function createRealClock({ startAt = Date.now(), speed = 1 }: RealClockOptions = {}): Clock {
  const madeAt = performance.now();
  const passedMs = (): number => (performance.now() - madeAt) * speed;
  return {
    now: () => Math.floor(startAt + passedMs()),
    monotonicMs: passedMs,
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
