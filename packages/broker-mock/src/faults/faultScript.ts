import type { FaultPoint, PendingFault } from '@bot/simulation';
import { createCallCount, type CallCount } from './callCount';
import { callsText, type Calls } from './calls';
import type { RequestFault, StreamFault } from './fault';
import { faultText } from './faultText';

/** Faults that wait for their calls, in the order in which they were armed. */
export interface FaultScript<F extends RequestFault | StreamFault> {
  arm(point: FaultPoint, calls: Calls, fault: F): void;
  /** Counts a call; the first armed fault that is due on it. One that does not fit this call waits for the next. */
  take(point: FaultPoint, nowMs: number, fits?: (fault: F) => boolean): Struck<F> | null;
  /** None strikes any more; those that are owing stay pending. */
  disarm(): void;
  pending(): readonly PendingFault[];
}

export interface Struck<F> {
  readonly fault: F;
  /** What is left of its time, in ms; null when it goes by number. */
  readonly leftMs: number | null;
}

interface Armed<F> {
  readonly point: FaultPoint;
  readonly calls: Calls;
  readonly fault: F;
  readonly count: CallCount;
}

export function createFaultScript<F extends RequestFault | StreamFault>(): FaultScript<F> {
  let armed: readonly Armed<F>[] = [];
  let ended: readonly Armed<F>[] = [];

  function dropSpent(nowMs: number): void {
    const spent = armed.filter(({ count }) => count.isSpent(nowMs));
    if (spent.length > 0) armed = armed.filter((candidate) => !spent.includes(candidate));
  }

  return {
    arm(point, calls, fault) {
      armed = [...armed, { point, calls, fault, count: createCallCount(calls) }];
    },
    take(point, nowMs, fits = () => true) {
      if (armed.length === 0) return null;
      dropSpent(nowMs);
      const due = armed.filter((candidate) => candidate.point === point && candidate.count.see(nowMs));
      const striking = due.find(({ fault }) => fits(fault));
      if (striking === undefined) return null;
      return { fault: striking.fault, leftMs: striking.count.strike(nowMs) };
    },
    disarm() {
      ended = [...ended, ...armed];
      armed = [];
    },
    pending: () =>
      [...ended, ...armed]
        .filter(({ count }) => count.isOwing())
        .map(({ point, calls, fault, count }) => ({
          ...{ point, call: callsText(calls), fault: faultText(fault) },
          callsSeen: count.callsSeen,
        })),
  };
}
