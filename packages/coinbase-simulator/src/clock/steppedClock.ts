import type { Clock, EpochMs } from '@bot/core';
import { createVirtualClock } from '@bot/simulation';

/** Time that stands still until it is told to move. What is due at once happens all the same. */
export interface SteppedClock extends Clock {
  /** One move at a time: a second waits for the first. */
  advance(ms: number): Promise<void>;
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** @param options.startAt what it shows first */
export function createSteppedClock({ startAt }: { readonly startAt: EpochMs }): SteppedClock {
  const clock = createVirtualClock({ startAt });
  let moving: Promise<void> = Promise.resolve();
  let isAwaited = false;

  const isDue = (): boolean => {
    const nextAt = clock.nextTimerAt();
    return nextAt !== undefined && nextAt <= clock.now();
  };

  /** Later, since a timer never fires before `setTimer` has returned. */
  function fireDueSoon(): void {
    if (isAwaited || !isDue()) return;
    isAwaited = true;
    setImmediate(() => {
      isAwaited = false;
      if (isDue()) clock.fireNext();
      fireDueSoon();
    });
  }

  async function walk(ms: number): Promise<void> {
    const untilMs = clock.monotonicMs() + ms;
    for (;;) {
      // What was woken may do something first, over sockets too.
      await turn();
      const nextAt = clock.nextTimerAt();
      const leftMs = untilMs - clock.monotonicMs();
      if (nextAt === undefined || nextAt - clock.now() > leftMs) return clock.pass(leftMs);
      clock.fireNext();
    }
  }

  return {
    now: () => clock.now(),
    monotonicMs: () => clock.monotonicMs(),
    setTimer(delayMs, fire) {
      const cancel = clock.setTimer(delayMs, fire);
      fireDueSoon();
      return cancel;
    },
    advance(ms) {
      moving = moving.then(() => walk(ms));
      return moving;
    },
  };
}
