import type { Clock } from '@bot/core';
import type { Surroundings } from '../commands/outcome';
import { exitCodes } from '../errors/exitCodes';

/** Why a run came to its end. */
export type RunEnd = 'Signal' | 'TimeIsUp';

export interface RunEndOptions {
  /** Each rejects with what ends the run by itself. */
  readonly failed: readonly Promise<never>[];
  readonly clock: Clock;
  /** Market time; null: no end. */
  readonly spanMs: number | null;
  readonly surroundings: Pick<Surroundings, 'onSignal' | 'exitNow' | 'stderr'>;
}

/**
 * Waits for the end of the run: a signal, or the end of its time. A second signal ends the process at once.
 * The caller calls `release` when it has stopped.
 * @throws what ended the run by itself
 */
export function untilDone({ failed, clock, spanMs, surroundings }: RunEndOptions): {
  readonly ended: Promise<RunEnd>;
  readonly release: () => void;
} {
  const { promise, resolve } = Promise.withResolvers<RunEnd>();
  let signals = 0;
  const unsubscribe = surroundings.onSignal(() => {
    signals += 1;
    if (signals > 1) return surroundings.exitNow(exitCodes.Interrupted.code);
    surroundings.stderr.write('Stopping; once more to end at once.\n');
    resolve('Signal');
  });
  const cancel = spanMs === null ? () => undefined : clock.setTimer(spanMs, () => resolve('TimeIsUp'));
  return {
    ended: Promise.race([promise, ...failed]),
    release() {
      unsubscribe();
      cancel();
    },
  };
}
