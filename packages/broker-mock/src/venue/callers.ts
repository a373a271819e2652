import { brokerError } from './brokerError';
import type { Timers } from './timers';

/** Somebody who waits for an answer. It hears of the first thing that is said to it. */
export interface Caller<T> {
  readonly answer: (value: T) => void;
  readonly fail: (error: unknown) => void;
}

/** All who wait. */
export interface Callers {
  /** Its patience ends by itself: Timeout. */
  wait<T>(method: string, caller: Caller<T>): Caller<T>;
  /** All of them get ConnectionLost. */
  lose(): void;
}

export function createCallers({ timers, timeoutMs }: { timers: Timers; timeoutMs: number }): Callers {
  const waiting = new Set<() => void>();
  return {
    wait(method, caller) {
      const once = (say: () => void): void => {
        if (!waiting.delete(lose)) return;
        cancelTimeout();
        say();
      };
      const lose = (): void => once(() => caller.fail(brokerError('ConnectionLost', method)));
      waiting.add(lose);
      const cancelTimeout = timers.set(timeoutMs, () => once(() => caller.fail(brokerError('Timeout', method))));
      return {
        answer: (value) => once(() => caller.answer(value)),
        fail: (error) => once(() => caller.fail(error)),
      };
    },
    lose() {
      for (const lose of [...waiting]) lose();
    },
  };
}
