import { assert, type Broker } from '@bot/core';
import { requestPoints } from '@bot/broker-mock';
import type { PendingFault, RequestPoint } from '@bot/simulation';

/** Where a bot can be made to die: as it hands a batch to its log, or when a request has just left it. */
export type CrashPoint = 'append' | RequestPoint;

export interface CrashOptions {
  /** At the nth from now on, counted from 1. Default: 1. */
  readonly n?: number;
  /** Of an append: the batch reaches the disk all the same. Default: false. */
  readonly written?: boolean;
}

/** Deaths of the bot that the test has asked for. */
export interface CrashPlan {
  /** @throws AssertionFailed for what is no whole number from 1 on */
  arm(point: CrashPoint, options: CrashOptions): void;
  /** The crash that is due now that the bot is here once more. */
  reached(point: CrashPoint): Required<CrashOptions> | undefined;
  /** Armed and never reached. */
  pending(): readonly PendingFault[];
}

export function createCrashPlan(): CrashPlan {
  let armed: { readonly point: CrashPoint; readonly crash: Required<CrashOptions>; seen: number }[] = [];
  return {
    arm(point, { n = 1, written = false }) {
      assert(Number.isInteger(n) && n >= 1, `what a bot does is counted from 1, and not ${n}`);
      armed.push({ point, crash: { n, written }, seen: 0 });
    },
    reached(point) {
      const here = armed.filter((each) => each.point === point);
      for (const each of here) each.seen += 1;
      const due = here.find(({ seen, crash }) => seen === crash.n);
      armed = armed.filter((each) => each !== due);
      return due?.crash;
    },
    pending: () =>
      armed.map(({ point, crash, seen }) => ({ point, call: String(crash.n), fault: 'crash', callsSeen: seen })),
  };
}

/** The port of a bot that dies when the planned request has left it. */
export function withCrashes(broker: Broker, crashes: CrashPlan, kill: () => void): Broker {
  const watched = (point: RequestPoint) => {
    const ask = broker[point] as (...asked: readonly unknown[]) => Promise<unknown>;
    return (...asked: readonly unknown[]): Promise<unknown> => {
      const answered = ask(...asked);
      if (crashes.reached(point) === undefined) return answered;
      kill();
      // Whoever is dead hears nothing.
      return answered.then(never, never);
    };
  };
  return { ...broker, ...Object.fromEntries(requestPoints.map((point) => [point, watched(point)])) };
}

/** What a dead process waits for. */
export const never = (): Promise<never> => new Promise(() => undefined);
