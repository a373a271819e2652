import type { Clock } from '@bot/core';
import type { RequestPoint, Trace, VenueRequest } from '@bot/simulation';
import type { FaultAtVenue, RequestFault } from '../faults/fault';
import { faultText } from '../faults/faultText';
import { courseOf, type Course } from '../faults/requestCourse';
import { noRequestFaults, type RequestFaultSource } from '../faults/requestFaults';
import type { LatencyModel } from '../models/latencyModel';
import { portForm, type AnswerForm } from './answerForm';
import { createAnswerLine, failure } from './answerLine';
import { brokerError } from './brokerError';
import { createCallers, type Caller } from './callers';
import type { Timers } from './timers';

/** What a request is, for the record and the timeline. */
export interface RequestLine {
  /** The port's method, which is also where a fault can be armed. */
  readonly method: RequestPoint;
  readonly summary: string;
  readonly clientOrderId?: string;
}

/** The venue's side of a request: exactly one of both is called. */
export type Reply<T> = Caller<T>;

/** The venue acts. It is told of a fault that only it can do something about. */
export type Work<T> = (reply: Reply<T>, fault: FaultAtVenue | null) => void;

/**
 * Carries requests there and answers back, each with its latency, and loses or breaks what a test armed:
 * ```
 * bot ── leaving ──▶ network ── arriving ──▶ recorded ──▶ refused, or work ──▶ network ── losesAnswers ──▶ bot
 * ```
 */
export interface RequestDesk {
  /**
   * @param form what its answers are made of; default: values of the port
   * @throws BrokerError Timeout when nothing came back in time, ConnectionLost when the venue stopped meanwhile (also the others)
   */
  send<T>(line: RequestLine, work: Work<T>, form?: AnswerForm<T>): Promise<T>;
  /** The newest requests that arrived, oldest first. */
  requests(): readonly VenueRequest[];
  /** Whoever waits for an answer gets ConnectionLost. The next request is taken. */
  breakConnections(): void;
  /** Nothing is taken any more. Whoever waits for an answer gets ConnectionLost. */
  close(): void;
}

export interface RequestDeskOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly latency: LatencyModel;
  readonly timeoutMs: number;
  /** Default: nothing goes wrong. */
  readonly faults?: RequestFaultSource;
  readonly trace: Trace | undefined;
  /** False while the venue cannot take requests. */
  readonly isUp: () => boolean;
}

const KEPT_REQUESTS = 20_000;

export function createRequestDesk(options: RequestDeskOptions): RequestDesk {
  const { clock, timers, latency, faults = noRequestFaults, trace, isUp } = options;
  const callers = createCallers(options);
  const answers = createAnswerLine({ timers, latency, faults });
  let arrived: VenueRequest[] = [];
  let isOpen = true;

  function send<T>(line: RequestLine, work: Work<T>, form: AnswerForm<T> = portForm(line.method)): Promise<T> {
    const { method } = line;
    if (!isOpen) return Promise.reject(brokerError('NotConnected', method));
    const fault = faults.leaving(method);
    const course = courseOf(fault);
    return new Promise<T>((resolve, reject) => {
      const caller = callers.wait<T>(method, { answer: resolve, fail: reject });
      const reply = noted(answers.to(caller, method, course, form), line, fault);
      if (course.arrivals === 0) note(line, fault);
      for (let copy = 1; copy <= course.arrivals; copy++) {
        timers.set(latency.requestMs(method), () => arrive({ line, course, reply, work, form }));
      }
    });
  }

  function arrive<T>(sent: Sent<T>): void {
    const { line, course, reply, work, form } = sent;
    const { method } = line;
    if (!course.isSent) return refuse(method, course, reply, form);
    const met = faults.arriving(method);
    const now = courseOf(met);
    note(line, met);
    if (now.arrivals === 0) return;
    record(line);
    if (now.refusal !== null) return refuse(method, now, reply, form);
    if (course.refusal !== null || course.isUnlisted) return refuse(method, course, reply, form);
    if (!isUp()) return reply.fail(brokerError('VenueUnavailable', method));
    work(reply, now.atVenue ?? course.atVenue);
  }

  function record({ method, summary, clientOrderId }: RequestLine): void {
    const id = clientOrderId === undefined ? {} : { clientOrderId };
    arrived.push({ method, at: clock.now(), summary, ...id });
    if (arrived.length > 2 * KEPT_REQUESTS) arrived = arrived.slice(-KEPT_REQUESTS);
    trace?.add('network', [method, summary, clientOrderId].filter(Boolean).join(' '));
  }

  function note({ method }: RequestLine, fault: RequestFault | null): void {
    if (fault !== null) trace?.add('network', `${method} ${faultText(fault)}`);
  }

  /** The timeline tells of a fault when the venue has done its part. */
  function noted<T>(reply: Reply<T>, line: RequestLine, fault: RequestFault | null): Reply<T> {
    if (fault === null) return reply;
    let untold: RequestFault | null = fault;
    const tell = (): void => {
      note(line, untold);
      untold = null;
    };
    return {
      answer(value) {
        tell();
        reply.answer(value);
      },
      fail(error) {
        tell();
        reply.fail(error);
      },
    };
  }

  return {
    send,
    requests: () => arrived,
    breakConnections: () => callers.lose(),
    close() {
      isOpen = false;
      callers.lose();
    },
  };
}

/** One request on its way. */
interface Sent<T> {
  readonly line: RequestLine;
  readonly course: Course;
  readonly reply: Reply<T>;
  readonly work: Work<T>;
  readonly form: AnswerForm<T>;
}

/** The venue does not act. What it does not list is no error where there is another word for it. */
function refuse<T>(
  method: RequestLine['method'],
  { refusal }: Course,
  reply: Reply<T>,
  { unlisted }: AnswerForm<T>,
): void {
  if (refusal !== null) return reply.fail(failure(method, refusal));
  if (unlisted !== null) return reply.answer(unlisted());
  reply.fail(failure(method, { code: 'NotFound', problem: 'the venue does not list it yet' }));
}
