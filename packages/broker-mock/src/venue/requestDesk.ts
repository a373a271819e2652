import { BrokerError, brokerErrorTraits, type BrokerErrorCode, type Clock } from '@bot/core';
import type { FaultPoint, Trace, VenueRequest } from '@bot/simulation';
import type { ArmedFaults, Fault } from '../faults/armedFaults';
import type { LatencyModel } from '../models/latencyModel';
import type { Timers } from './timers';

/** What a request is, for the record and the timeline. */
export interface RequestLine {
  /** The port's method. */
  readonly method: string;
  readonly summary: string;
  readonly clientOrderId?: string;
  /** Where a fault can be armed; without it none can. */
  readonly point?: FaultPoint;
}

/** The venue's side of a request: exactly one of both is called. */
export interface Reply<T> {
  readonly answer: (value: T) => void;
  readonly fail: (error: unknown) => void;
}

/** Carries requests there and answers back, each with its latency, and loses or breaks what a test armed. */
export interface RequestDesk {
  /** @throws BrokerError Timeout when nothing came back in time, ConnectionLost when the venue stopped meanwhile (also the others) */
  send<T>(line: RequestLine, work: (reply: Reply<T>, fault: Fault | null) => void): Promise<T>;
  /** The newest requests that arrived, oldest first. */
  requests(): readonly VenueRequest[];
  /** Nothing is taken any more. Whoever waits for an answer gets ConnectionLost. */
  close(): void;
}

export interface RequestDeskOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly latency: LatencyModel;
  readonly timeoutMs: number;
  readonly faults: ArmedFaults;
  readonly trace: Trace | undefined;
  /** False while the venue cannot take requests. */
  readonly isUp: () => boolean;
}

const KEPT_REQUESTS = 20_000;

export function createRequestDesk(options: RequestDeskOptions): RequestDesk {
  const { clock, timers, latency, timeoutMs, faults, trace, isUp } = options;
  const waiting = new Set<(error: BrokerError) => void>();
  let arrived: VenueRequest[] = [];
  let isOpen = true;

  function record({ method, summary, clientOrderId }: RequestLine): void {
    const id = clientOrderId === undefined ? {} : { clientOrderId };
    arrived.push({ method, at: clock.now(), summary, ...id });
    if (arrived.length > 2 * KEPT_REQUESTS) arrived = arrived.slice(-KEPT_REQUESTS);
    trace?.add('network', [method, summary, clientOrderId].filter(Boolean).join(' '));
  }

  function send<T>(line: RequestLine, work: (reply: Reply<T>, fault: Fault | null) => void): Promise<T> {
    if (!isOpen) return Promise.reject(brokerError('NotConnected', line.method));
    const fault = line.point === undefined ? null : faults.take(line.point);
    return new Promise<T>((resolve, reject) => {
      const cancelTimeout = timers.set(timeoutMs, () => settle(() => reject(brokerError('Timeout', line.method))));
      const lose = (error: BrokerError): void => settle(() => reject(error));
      const settle = (conclude: () => void): void => {
        waiting.delete(lose);
        cancelTimeout();
        conclude();
      };
      const travelBack = (conclude: () => void): void => {
        if (fault?.fault === 'AcceptThenDropResponse') trace?.add('network', `${line.method} answer lost`);
        else timers.set(latency.answerMs(), () => settle(conclude));
      };
      const reply: Reply<T> = {
        answer: (value) => travelBack(() => resolve(value)),
        fail: (error) => travelBack(() => reject(error)),
      };

      waiting.add(lose);
      if (fault?.fault === 'DropRequest') return trace?.add('network', `${line.method} request lost`);
      timers.set(latency.requestMs(), () => {
        if (fault?.fault !== 'Fail' || fault.code !== 'NotConnected') record(line);
        if (fault?.fault === 'Fail') return reply.fail(brokerError(fault.code, line.method));
        if (!isUp()) return reply.fail(brokerError('VenueUnavailable', line.method));
        work(reply, fault);
      });
    });
  }

  return {
    send,
    requests: () => arrived,
    close() {
      isOpen = false;
      for (const lose of [...waiting]) lose(brokerError('ConnectionLost', 'stop'));
    },
  };
}

/** An error of the simulated venue in the words of the table of codes. */
export const brokerError = (code: BrokerErrorCode, operation: string, happened?: string): BrokerError =>
  new BrokerError(code, { happened: happened ?? `${operation}: ${brokerErrorTraits[code].meaning}` }, { operation });
