import { AsyncLocalStorage } from 'node:async_hooks';
import { createKernel, parseDuration, type Duration, type Trace, type VirtualClock } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';

export interface WaitLimit {
  /** In virtual time. Default: 24 hours. */
  readonly limit?: Duration;
  /** What is waited for, for the message. */
  readonly what?: string;
}

/** The only one that moves time. Calls that overlap are carried out one after the other. */
export interface WorldTime {
  /** Lets time pass; everything that is due happens. @throws FixtureError WrongArgument for less than no time */
  advance(duration: Duration): Promise<void>;
  /**
   * Timer by timer, until the predicate holds.
   * @throws SimulationError NobodyAdvances, LimitPassed
   * @throws FixtureError WrongArgument for a predicate that gives a promise, which would hold at once
   */
  until(predicate: () => boolean, options?: WaitLimit): Promise<void>;
  /** Lets what is under way come to rest without moving time. */
  settled(): Promise<void>;
  /** Calls `work` and lets time pass until it settles. Inside of it nobody else may move time. */
  run<T>(work: () => Promise<T> | T, options?: WaitLimit): Promise<T>;
}

export interface WorldTimeOptions {
  readonly clock: VirtualClock;
  readonly trace: Trace;
  /** Resolves when nothing is under way that time must not overtake. Default: promise work. */
  readonly atRest?: (() => Promise<void>) | undefined;
  /** Called when all work has come to rest: before each timer fires, and at the end of each call. */
  readonly afterStep: () => void;
  /** Done once, before time is moved for the first time by others than itself. */
  readonly beforeFirst: (run: WorldTime['run']) => Promise<void>;
}

export function createWorldTime({ clock, trace, atRest, afterStep, beforeFirst }: WorldTimeOptions): WorldTime {
  const stepping: VirtualClock = {
    ...clock,
    fireNext() {
      afterStep();
      return clock.fireNext();
    },
  };
  const kernel = createKernel({ clock: stepping, trace, ...(atRest && { atRest }) });
  const moving = new AsyncLocalStorage<true>();
  let last: Promise<unknown> = Promise.resolve();

  const run: WorldTime['run'] = (work, options) =>
    // Called within the promise, so that work that throws at once rejects as work that throws later does.
    kernel.run(
      Promise.resolve().then(() => work()),
      kernelOptions(options),
    );

  function inTurn<T>(move: () => Promise<T>): Promise<T> {
    // From inside of a move: the kernel refuses, where waiting for our own end would hang.
    if (moving.getStore() === true) return move();
    const turn = last.then(() =>
      moving.run(true, async () => {
        await beforeFirst(run);
        const result = await move();
        afterStep();
        return result;
      }),
    );
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    async advance(duration) {
      const ms = spanOf(duration);
      await inTurn(() => {
        trace.add('test', `advance ${duration}`);
        return kernel.advance(ms);
      });
    },
    until: (predicate, options) => inTurn(() => kernel.until(() => isSoNow(predicate), kernelOptions(options))),
    settled: () => inTurn(() => kernel.settled()),
    run: (work, options) => inTurn(() => run(work, options)),
  };
}

function kernelOptions({ limit, what }: WaitLimit = {}): { readonly limitMs?: number; readonly what?: string } {
  return {
    ...(limit === undefined ? {} : { limitMs: spanOf(limit) }),
    ...(what === undefined ? {} : { what }),
  };
}

function spanOf(duration: Duration): number {
  const ms = parseDuration(duration);
  if (ms >= 0) return ms;
  throw new FixtureError('WrongArgument', {
    happened: `Time was to pass for ${duration}.`,
    toDo: "Time only goes on. A clock that is set back is `world.clock.jump('-5m')`.",
  });
}

function isSoNow(predicate: () => boolean): boolean {
  const holds: unknown = predicate();
  if (typeof holds === 'boolean') return holds;
  throw new FixtureError('WrongArgument', {
    happened: 'What is waited for gives something else than true or false.',
    toDo: 'Give a predicate that is not async: it is asked again after each timer.',
  });
}
