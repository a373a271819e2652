import type { CancelTimer, Clock } from '@bot/core';

/** How long one call may take, with all that it waits for. */
export interface Deadline {
  readonly signal: AbortSignal;
  leftMs(): number;
  /** For less than is left. */
  wait(ms: number): Promise<void>;
  end: CancelTimer;
  /** As if it had passed. */
  giveUp(): void;
}

export function startDeadline(clock: Clock, ms: number): Deadline {
  const controller = new AbortController();
  const endsAt = clock.monotonicMs() + ms;
  const end = clock.setTimer(ms, function deadlineOfRequest() {
    controller.abort();
  });
  return {
    signal: controller.signal,
    leftMs: () => endsAt - clock.monotonicMs(),
    wait: (waitMs) =>
      new Promise((resolve) => {
        clock.setTimer(waitMs, function placeInLine() {
          resolve();
        });
      }),
    end,
    giveUp() {
      end();
      controller.abort();
    },
  };
}
