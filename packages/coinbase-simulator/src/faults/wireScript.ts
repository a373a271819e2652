import { callsText, createCallCount, type CallCount, type Calls } from '@bot/broker-mock';
import type { PendingFault } from '@bot/simulation';

/** Something that goes wrong, in a few words and as what is done. */
export interface WireFault<Strike> {
  readonly text: string;
  readonly strike: Strike;
  /** What it can happen to. Without it: everything. */
  readonly isFor?: (text: string) => boolean;
}

/** Faults that wait for what they are armed for, in the order in which they were armed. */
export interface WireScript<Strike> {
  arm(point: string, calls: Calls, fault: WireFault<Strike>): void;
  /**
   * Counts something that comes by; the first armed fault that is due on it.
   * @param text what comes by, where that is known already
   */
  take(isMet: (point: string) => boolean, nowMs: number, text?: string): WireFault<Strike> | null;
  /** None strikes any more; those that are owing stay pending. */
  heal(): void;
  pending(): readonly PendingFault[];
}

interface Armed<Strike> {
  readonly point: string;
  readonly calls: Calls;
  readonly fault: WireFault<Strike>;
  readonly count: CallCount;
}

export function createWireScript<Strike>(): WireScript<Strike> {
  let armed: readonly Armed<Strike>[] = [];
  let ended: readonly Armed<Strike>[] = [];

  return {
    arm: (point, calls, fault) => void (armed = [...armed, { point, calls, fault, count: createCallCount(calls) }]),
    take(isMet, nowMs, text) {
      const fits = ({ isFor }: WireFault<Strike>): boolean => text === undefined || (isFor?.(text) ?? true);
      armed = armed.filter(({ count }) => !count.isSpent(nowMs));
      const due = armed.filter(({ point, fault, count }) => isMet(point) && fits(fault) && count.see(nowMs));
      due[0]?.count.strike(nowMs);
      return due[0]?.fault ?? null;
    },
    heal() {
      ended = [...ended, ...armed];
      armed = [];
    },
    pending: () =>
      [...ended, ...armed]
        .filter(({ count }) => count.isOwing())
        .map(({ point, calls, fault, count }) => ({
          ...{ point, call: callsText(calls), fault: fault.text, callsSeen: count.callsSeen },
        })),
  };
}
