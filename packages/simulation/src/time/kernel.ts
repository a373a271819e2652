import type { EpochMs } from '@bot/core';
import type { Trace } from '../trace/trace';
import { drain } from './drain';
import { alreadyAdvancing, limitPassed, liveLock, nobodyAdvances } from './kernelErrors';
import type { VirtualClock } from './virtualClock';

/** So many timers may fire at one instant; more is taken for a live-lock. */
const MAX_TIMERS_PER_INSTANT = 100_000;
const DEFAULT_LIMIT_MS = 24 * 60 * 60 * 1000;

export interface WaitOptions {
  /** In virtual time. Default: 24 hours. */
  readonly limitMs?: number;
  /** What is waited for, for the message. */
  readonly what?: string;
}

/** The only one that moves time. After every timer all promise work comes to rest before the next one fires. */
export interface Kernel {
  readonly clock: VirtualClock;
  /** @throws SimulationError LiveLock, AlreadyAdvancing (also the others) */
  advance(ms: number): Promise<void>;
  /** Up to a time of the wall clock; a time that has passed only lets work come to rest. */
  advanceTo(at: EpochMs): Promise<void>;
  /** Timer by timer until the predicate holds. @throws SimulationError NobodyAdvances, LimitPassed */
  until(predicate: () => boolean, options?: WaitOptions): Promise<void>;
  /** Until `work` settles; gives its value or throws its error. @throws SimulationError NobodyAdvances, LimitPassed */
  run<T>(work: Promise<T>, options?: WaitOptions): Promise<T>;
  /** Lets promise work come to rest without moving time. */
  settled(): Promise<void>;
}

/**
 * @param world.trace when given, its last lines stand in the messages of errors; nothing is written to it
 * @param world.atRest resolves when nothing is under way that time must not overtake; default: promise work. A world with real sockets
 * waits for their bytes, too
 *
 * A second call while time is being advanced is an error, not queued: two owners of time would make runs differ.
 */
export function createKernel(world: {
  readonly clock: VirtualClock;
  readonly trace?: Trace;
  readonly atRest?: (() => Promise<void>) | undefined;
}): Kernel {
  const { clock, atRest = drain } = world;
  let advancing = false;

  async function alone<T>(move: () => Promise<T>): Promise<T> {
    if (advancing) throw alreadyAdvancing(world);
    advancing = true;
    try {
      return await move();
    } finally {
      advancing = false;
    }
  }

  /** Fires timers up to `deadlineMs` (monotonic) until `reached` holds. Says how it ended. */
  async function walk(deadlineMs: number, reached: () => boolean): Promise<'Reached' | 'Deadline' | 'Idle'> {
    let firedAtInstant = 0;
    for (;;) {
      await atRest();
      if (reached()) return 'Reached';
      const before = clock.monotonicMs();
      const nextAt = clock.nextTimerAt();
      if (nextAt === undefined) return 'Idle';
      if (before + (nextAt - clock.now()) > deadlineMs) return 'Deadline';
      clock.fireNext();
      firedAtInstant = clock.monotonicMs() === before ? firedAtInstant + 1 : 0;
      if (firedAtInstant > MAX_TIMERS_PER_INSTANT) throw liveLock(world, firedAtInstant);
    }
  }

  async function advance(ms: number): Promise<void> {
    const deadlineMs = clock.monotonicMs() + Math.max(0, ms);
    await walk(deadlineMs, () => false);
    clock.pass(deadlineMs - clock.monotonicMs());
  }

  async function until(predicate: () => boolean, options: WaitOptions): Promise<void> {
    const { limitMs = DEFAULT_LIMIT_MS, what = 'the predicate' } = options;
    const deadlineMs = clock.monotonicMs() + limitMs;
    const end = await walk(deadlineMs, predicate);
    if (end === 'Reached') return;
    if (end === 'Idle') throw nobodyAdvances(world, what);
    clock.pass(deadlineMs - clock.monotonicMs());
    throw limitPassed(world, what, limitMs);
  }

  return {
    clock,
    advance: (ms) => alone(() => advance(ms)),
    advanceTo: (at) => alone(() => advance(at - clock.now())),
    until: (predicate, options = {}) => alone(() => until(predicate, options)),
    run: (work, options = {}) =>
      alone(async () => {
        let settled = false;
        const mark = (): void => void (settled = true);
        work.then(mark, mark);
        await until(() => settled, { what: 'a promise', ...options });
        return work;
      }),
    settled: () => atRest(),
  };
}
