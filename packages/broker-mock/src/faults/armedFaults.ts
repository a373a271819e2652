import type { BrokerErrorCode, RejectReason } from '@bot/core';
import { assert } from '@bot/core';
import type { ArmableFault, FaultPoint, VenueFaults } from '@bot/simulation';

/** What goes wrong with one request. */
export type Fault =
  | { readonly fault: 'AcceptThenDropResponse' }
  | { readonly fault: 'DropRequest' }
  | { readonly fault: 'Reject'; readonly reason: RejectReason }
  | { readonly fault: 'Fail'; readonly code: BrokerErrorCode };

export interface ArmedFaults extends VenueFaults {
  /** Counts a call; the fault that it meets, which is then used up. */
  take(point: FaultPoint): Fault | null;
}

interface Armed {
  readonly point: FaultPoint;
  readonly fault: Fault;
  callsLeft: number;
}

/** One-shot faults, each waiting for the nth call of a method from when it was armed. */
export function createArmedFaults(): ArmedFaults {
  let armed: readonly Armed[] = [];
  const arm = (point: FaultPoint, nth: number, fault: Fault): void => {
    armed = [...armed, { point, fault, callsLeft: nth }];
  };

  return {
    on: (point) => armable(point, 1, arm),
    pending: () =>
      armed.map(
        ({ point, callsLeft, fault }) => `${point}, call ${Math.max(1, callsLeft)} from now: ${describe(fault)}`,
      ),
    take(point) {
      if (armed.length === 0) return null;
      const here = armed.filter((candidate) => candidate.point === point);
      for (const waiting of here) waiting.callsLeft -= 1;
      const due = here.find(({ callsLeft }) => callsLeft <= 0);
      armed = armed.filter((candidate) => candidate !== due);
      return due?.fault ?? null;
    },
  };
}

function armable(
  point: FaultPoint,
  nth: number,
  arm: (point: FaultPoint, nth: number, fault: Fault) => void,
): ArmableFault {
  return {
    nth(n) {
      assert(Number.isInteger(n) && n >= 1, 'calls are counted from 1');
      return armable(point, n, arm);
    },
    acceptThenDropResponse: () => arm(point, nth, { fault: 'AcceptThenDropResponse' }),
    dropRequest: () => arm(point, nth, { fault: 'DropRequest' }),
    reject(reason) {
      assert(point === 'submitOrder', 'only an order can be rejected');
      arm(point, nth, { fault: 'Reject', reason });
    },
    fail: (code) => arm(point, nth, { fault: 'Fail', code }),
  };
}

function describe(fault: Fault): string {
  switch (fault.fault) {
    case 'AcceptThenDropResponse':
      return 'the answer is lost';
    case 'DropRequest':
      return 'the request is lost';
    case 'Reject':
      return `rejected, ${fault.reason}`;
    case 'Fail':
      return `fails with ${fault.code}`;
  }
}
