import type { CancelTimer, Clock } from '@bot/core';

/** Something that must happen within a time. */
export interface Deadline {
  /** From now on; started again, it begins anew. */
  start(): void;
  /** It has happened, and must happen again within the time. Nothing while it is not started. Costs no timer. */
  extend(): void;
  stop(): void;
}

export function createDeadline(clock: Clock, ms: number, passed: () => void): Deadline {
  let cancel: CancelTimer | null = null;
  let dueMs = 0;

  function look(): void {
    cancel = null;
    const leftMs = dueMs - clock.monotonicMs();
    if (leftMs > 0) cancel = clock.setTimer(leftMs, look);
    else passed();
  }

  function stop(): void {
    cancel?.();
    cancel = null;
  }

  return {
    start() {
      stop();
      dueMs = clock.monotonicMs() + ms;
      cancel = clock.setTimer(ms, look);
    },
    extend() {
      dueMs = clock.monotonicMs() + ms;
    },
    stop,
  };
}
