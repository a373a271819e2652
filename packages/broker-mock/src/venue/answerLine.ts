import type { Balance } from '@bot/core';
import type { RequestPoint } from '@bot/simulation';
import { withNegativeBalance } from '../faults/negativeBalance';
import type { Course, Failure } from '../faults/requestCourse';
import type { RequestFaultSource } from '../faults/requestFaults';
import type { LatencyModel } from '../models/latencyModel';
import { brokerError } from './brokerError';
import type { Caller } from './callers';
import type { Timers } from './timers';

/** The way of answers from the venue to the bot. */
export interface AnswerLine {
  /** What the venue says to it travels as the course of the request says. */
  to<T>(caller: Caller<T>, method: RequestPoint, course: Course): Caller<T>;
}

export interface AnswerLineOptions {
  readonly timers: Timers;
  readonly latency: LatencyModel;
  readonly faults: RequestFaultSource;
}

export function createAnswerLine({ timers, latency, faults }: AnswerLineOptions): AnswerLine {
  /** Answers that let the next one of their method pass. */
  const held = new Map<RequestPoint, (() => void)[]>();

  function arrive(method: RequestPoint, course: Course, say: () => void): void {
    // What was never sent needs no network to be told.
    if (course.isSent && faults.losesAnswers()) return;
    const before = held.get(method) ?? [];
    if (course.answer === 'AfterNext') return void held.set(method, [...before, say]);
    held.delete(method);
    for (const each of [say, ...before]) each();
  }

  return {
    to(caller, method, course) {
      const send = (say: () => void): void => {
        if (course.answer === 'Lost') return;
        timers.set(latency.answerMs(method) + course.answerDelayMs, () => arrive(method, course, say));
      };
      const { spoiled } = course;
      if (spoiled !== null) {
        const spoil = (): void => send(() => caller.fail(failure(method, spoiled)));
        return { answer: spoil, fail: spoil };
      }
      return {
        answer: (value) => send(() => caller.answer(course.isNegative ? madeNegative(value) : value)),
        fail: (error) => send(() => caller.fail(error)),
      };
    },
  };
}

export const failure = (method: RequestPoint, { code, problem, retryAfterMs }: Failure): Error =>
  brokerError(code, method, problem === undefined ? undefined : `${method}: ${problem}.`, retryAfterMs);

/** Only an answer of `balances` has such a fault, see the scopes of faults. */
const madeNegative = <T>(balances: T): T => withNegativeBalance(balances as readonly Balance[]) as T;
