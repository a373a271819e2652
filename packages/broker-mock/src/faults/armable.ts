import { assert } from '@bot/core';
import type { ArmableFault, ArmableStreamFault, RequestPoint, StreamPoint, WhichCalls } from '@bot/simulation';
import { forEver, fromNth, lasting, nextCall, repeated, someMs, type Calls } from './calls';
import type { RequestFault, StreamFault } from './fault';
import { assertPossible } from './faultPoints';

type Arm<F> = (calls: Calls, fault: F) => void;

/** The words by which a fault of a request is armed. */
export function armableRequest(point: RequestPoint, arm: Arm<RequestFault>, calls: Calls = nextCall): ArmableFault {
  const armed = (fault: RequestFault, when: Calls = calls): void => {
    assertPossible(point, fault);
    arm(when, fault);
  };
  const dropRequest = (): void => armed({ fault: 'DropRequest' });
  const acceptThenDropResponse = (): void => armed({ fault: 'AcceptThenDropResponse' });
  const refuse: ArmableFault['refuse'] = (reason) => armed({ fault: 'Reject', reason });

  return {
    ...whichCalls(calls, (changed) => armableRequest(point, arm, changed)),
    dropRequest,
    timeoutBefore: dropRequest,
    acceptThenDropResponse,
    timeoutAfter: acceptThenDropResponse,
    refuse,
    reject: refuse,
    fail: (code, options = {}) => armed({ fault: 'Fail', code, ...options }),
    rateLimit({ retryAfterMs, for: duration, times } = {}) {
      assert(duration === undefined || times === undefined, 'a rate limit goes by time or by number');
      const spaced = duration === undefined ? calls : lasting(calls, duration);
      const when = times === undefined ? spaced : repeated(calls, times);
      armed({ fault: 'RateLimit', retryAfterMs: retryAfterMs ?? null }, when);
    },
    serverError: ({ acted = false } = {}) => armed({ fault: 'ServerError', acted }),
    delayResponse: (by) => armed({ fault: 'DelayResponse', byMs: someMs(by) }),
    duplicateRequest: () => armed({ fault: 'DuplicateRequest' }),
    reorderResponse: () => armed({ fault: 'ReorderResponse' }),
    stale: (by) => armed({ fault: 'Stale', byMs: someMs(by) }),
    notFound: () => armed({ fault: 'NotFound' }),
    malformed: (how) => armed({ fault: 'Malformed', how }),
  };
}

/** The words by which a fault of a stream is armed. */
export function armableStream(point: StreamPoint, arm: Arm<StreamFault>, calls: Calls = nextCall): ArmableStreamFault {
  return {
    ...whichCalls(calls, (changed) => armableStream(point, arm, changed)),
    drop: () => arm(calls, { fault: 'Drop' }),
    delay: (by) => arm(calls, { fault: 'Delay', byMs: someMs(by) }),
    duplicate: () => arm(calls, { fault: 'Duplicate' }),
    reorder: () => arm(calls, { fault: 'Reorder' }),
    sequenceGap() {
      assert(point === 'market', `only a connection for market data counts its messages, and not ${point}`);
      arm(calls, { fault: 'SequenceGap' });
    },
  };
}

const whichCalls = <Armable>(calls: Calls, changed: (calls: Calls) => Armable): WhichCalls<Armable> => ({
  nth: (n) => changed(fromNth(calls, n)),
  times: (n) => changed(repeated(calls, n)),
  always: () => changed(forEver(calls)),
  for: (duration) => changed(lasting(calls, duration)),
});
