import type { CancelTimer, Clock } from '@bot/core';
import { failure } from './failures';

/** How long one call may take, with all that it waits for. */
export interface Deadline {
  readonly signal: AbortSignal;
  leftMs(): number;
  /** @throws BrokerError Timeout when the deadline passes first */
  wait(ms: number, operation: string): Promise<void>;
  end: CancelTimer;
}

export function startDeadline(clock: Clock, ms: number): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const endsAt = clock.monotonicMs() + ms;
  const end = clock.setTimer(ms, function deadlineOfRequest() {
    controller.abort();
  });
  return {
    signal,
    leftMs: () => endsAt - clock.monotonicMs(),
    wait: (waitMs, operation) =>
      new Promise((resolve, reject) => {
        const cancel = clock.setTimer(waitMs, function placeInLine() {
          signal.removeEventListener('abort', pass);
          resolve();
        });
        const pass = (): void => {
          cancel();
          reject(failure('Timeout', operation));
        };
        signal.addEventListener('abort', pass);
      }),
    end,
  };
}
