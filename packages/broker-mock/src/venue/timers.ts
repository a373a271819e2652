import type { CancelTimer, Clock } from '@bot/core';

/** The timers of one venue, so that stopping it leaves none behind. Closed, it sets no more of them. */
export interface Timers {
  set(delayMs: number, fire: () => void): CancelTimer;
  close(): void;
}

export function createTimers(clock: Clock): Timers {
  const pending = new Set<CancelTimer>();
  let isClosed = false;
  return {
    set(delayMs, fire) {
      if (isClosed) return () => {};
      const cancelInClock = clock.setTimer(delayMs, () => {
        pending.delete(cancel);
        fire();
      });
      const cancel = (): void => {
        pending.delete(cancel);
        cancelInClock();
      };
      pending.add(cancel);
      return cancel;
    },
    close() {
      isClosed = true;
      for (const cancel of [...pending]) cancel();
    },
  };
}
