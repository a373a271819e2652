import type { RequestPoint } from '@bot/simulation';
import type { Course, Failure } from '../faults/requestCourse';
import type { RequestFaultSource } from '../faults/requestFaults';
import type { LatencyModel } from '../models/latencyModel';
import type { AnswerForm } from './answerForm';
import { brokerError } from './brokerError';
import type { Caller } from './callers';
import type { Timers } from './timers';

/** The way of answers from the venue to the bot. */
export interface AnswerLine {
  /** What the venue says to it travels as the course of the request says. */
  to<T>(caller: Caller<T>, method: RequestPoint, course: Course, form: AnswerForm<T>): Caller<T>;
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
    to(caller, method, course, form) {
      const send = (say: () => void): void => {
        if (course.answer === 'Lost') return;
        timers.set(latency.answerMs(method) + course.answerDelayMs, () => arrive(method, course, say));
      };
      const { spoiled, malformed } = course;
      const fail = (error: unknown): void => send(() => caller.fail(error));
      const spoil = spoiled === null ? null : (): void => fail(failure(method, spoiled));
      return {
        answer(value) {
          const changed = malformed === null ? null : form.malformed(value, malformed);
          if (changed !== null) return send(() => caller.answer(changed));
          return spoil === null ? send(() => caller.answer(value)) : spoil();
        },
        fail: spoil ?? fail,
      };
    },
  };
}

export const failure = (method: RequestPoint, { code, problem, retryAfterMs }: Failure): Error =>
  brokerError(code, method, problem === undefined ? undefined : `${method}: ${problem}.`, retryAfterMs);
