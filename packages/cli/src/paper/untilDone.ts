import type { MockVenue } from '@bot/broker-mock';
import type { Clock } from '@bot/core';
import type { Bot } from '@bot/orchestration';
import type { Surroundings } from '../commands/outcome';
import { exitCodes } from '../errors/exitCodes';

/** Why a paper run came to its end. */
export type RunEnd = 'Signal' | 'TimeIsUp';

export interface RunEndOptions {
  readonly bot: Pick<Bot, 'failed'>;
  readonly venue: Pick<MockVenue, 'failed'>;
  readonly clock: Clock;
  /** Market time; null: no end. */
  readonly spanMs: number | null;
  readonly surroundings: Pick<Surroundings, 'onSignal' | 'exitNow' | 'stderr'>;
}

/**
 * Waits for the end of the run: a signal, or the end of its time. A second signal ends the process at once.
 * The caller calls `release` when it has stopped.
 * @throws what ended the bot or the venue by itself
 */
export function untilDone({ bot, venue, clock, spanMs, surroundings }: RunEndOptions): {
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
    ended: Promise.race([promise, bot.failed, venue.failed]),
    release() {
      unsubscribe();
      cancel();
    },
  };
}
