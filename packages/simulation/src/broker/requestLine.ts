import { BrokerError, brokerErrorTraits, type BrokerErrorCode, type Clock } from '@bot/core';
import type { RequestPoint } from '../harness/faults/faultPoint';
import type { VenueRequest } from '../harness/venueUnderControl';

/** What goes wrong with one request: it fails before the venue acts, or the answer is lost after it acted. */
export type RequestFault =
  | { readonly fault: 'Fails'; readonly code: BrokerErrorCode; readonly retryAfterMs?: number }
  | { readonly fault: 'AnswerLost' };

export interface BrokerRequest extends Omit<VenueRequest, 'at'> {
  readonly method: RequestPoint;
  /** What goes wrong with this one; without it what was planned for the method. */
  readonly fault?: RequestFault | undefined;
}

/** The way from the bot to the venue and back. */
export interface RequestLine {
  readonly requests: readonly VenueRequest[];
  /** Records the request, lets the latency pass, then lets the venue act. @throws BrokerError as planned */
  call<T>(request: BrokerRequest, act: () => T): Promise<T>;
  /** The next call of `method` that no fault is planned for yet. */
  plan(method: RequestPoint, fault: RequestFault): void;
  pending(): readonly string[];
}

/** With a latency of 0 the venue acts inside the call and only the answer is a promise. */
export function createRequestLine(clock: Clock, latencyMs: number): RequestLine {
  const requests: VenueRequest[] = [];
  const planned = new Map<RequestPoint, RequestFault[]>();

  return {
    requests,
    async call({ fault: ownFault, ...request }, act) {
      requests.push({ ...request, at: clock.now() });
      const fault = ownFault ?? planned.get(request.method)?.shift();
      if (latencyMs > 0) await pause(clock, latencyMs);
      if (fault?.fault === 'Fails') throw failure(request.method, fault.code, fault.retryAfterMs);
      const answer = act();
      if (fault?.fault === 'AnswerLost') throw failure(request.method, 'Timeout');
      return answer;
    },
    plan(method, fault) {
      planned.set(method, [...(planned.get(method) ?? []), fault]);
    },
    pending: () =>
      [...planned].flatMap(([method, faults]) =>
        faults.map((fault) => `${method}: ${fault.fault === 'Fails' ? fault.code : 'AnswerLost'}`),
      ),
  };
}

const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.setTimer(ms, function brokerLatency() {
      resolve();
    });
  });

export function failure(operation: string, code: BrokerErrorCode, retryAfterMs?: number): BrokerError {
  const details = { operation, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return new BrokerError(code, { happened: `${operation}: ${brokerErrorTraits[code].meaning}` }, details);
}
