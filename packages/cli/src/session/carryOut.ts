import { setTimeout as realTime } from 'node:timers/promises';
import type { BotConfig, Clock } from '@bot/core';
import type { Bot } from '@bot/orchestration';
import type { Surroundings } from '../commands/outcome';
import { reloadText } from './reloadText';
import { startStatusLine } from './statusLine';
import { untilDone, type RunEnd } from './untilDone';
import type { RunMode } from '../summary/runResult';
import type { Marks } from '../summary/valuePosition';
import { isQuiet } from './isQuiet';

/** A bot that is ready to trade in real time, with everything that belongs to it. */
export interface ReadyRun {
  readonly bot: Bot;
  readonly mode: RunMode;
  /** What is said when it trades, without the mode. */
  readonly readyText: string;
  start(): Promise<void>;
  stop(reason: string): Promise<void>;
  /** Each rejects when the run cannot go on, and never resolves. */
  readonly failed: readonly Promise<never>[];
  /** Alive. */
  readonly marks: Marks;
  readonly clock: Clock;
  /** Market time; null: until a signal. */
  readonly spanMs: number | null;
  /** Reads the configuration again. @throws ConfigError */
  readonly read: () => BotConfig;
}

/** How long a stop waits for answers that are on their way, in looks of 20 ms. */
const MOST_LOOKS = 500;

/** Trades until it is told to stop, then stops in good order. @throws what ended the run by itself */
export async function carryOut(run: ReadyRun, surroundings: Surroundings): Promise<RunEnd> {
  const { bot, clock, marks, mode } = run;
  const { stderr } = surroundings;
  const stopReloading = surroundings.onReload(() => bot.reload(run.read, (answer) => stderr.write(reloadText(answer))));
  const done = untilDone({ failed: [bot.failed, ...run.failed], clock, spanMs: run.spanMs, surroundings });
  const { ledger } = bot.state;
  const line = startStatusLine({ ...{ stream: stderr, mode, ledger, marks }, now: () => clock.now() });
  try {
    await Promise.race([run.start(), done.ended]);
    stderr.write(`${mode}  ${run.readyText}\n`);
    const ended = await done.ended;
    await comeToRest(bot);
    return ended;
  } finally {
    line.stop();
    stopReloading();
    // A stop that fails must not leave its timer behind: the process would go on until it is due.
    await run.stop('The process was asked to end.').finally(() => done.release());
  }
}

/** Waits for answers that are on their way, so that the books can be compared; not for ever, nor where none can come. */
async function comeToRest({ state }: Bot): Promise<void> {
  for (let look = 0; look < MOST_LOOKS && !isQuiet(state) && !isShutOut(state); look++) await realTime(20);
}

/** The venue does not accept the key: it tells nothing that it is asked. */
const isShutOut = ({ ledger }: Bot['state']): boolean =>
  [...ledger.restrictions.values()].some(({ cause }) => cause === 'Unauthorized');
