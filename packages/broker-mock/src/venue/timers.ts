import type { CancelTimer, Clock } from '@bot/core';

/** The timers of one venue, so that stopping it leaves none behind. */
export interface Timers {
  set(delayMs: number, fire: () => void): CancelTimer;
  cancelAll(): void;
}

export function createTimers(clock: Clock): Timers {
  const pending = new Set<CancelTimer>();
  return {
    set(delayMs, fire) {
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
    cancelAll() {
      for (const cancel of [...pending]) cancel();
    },
  };
}
