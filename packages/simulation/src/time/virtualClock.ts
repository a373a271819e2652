import { assert, type CancelTimer, type Clock, type EpochMs } from '@bot/core';
import { createTimerHeap, isBefore, type HeapTimer } from './timerHeap';

export interface PendingTimer {
  /** When it fires, by the wall clock as it stands now. */
  readonly at: EpochMs;
  readonly label?: string;
}

/** A clock that moves only when it is told to. Its whole milliseconds are exact. */
export interface VirtualClock extends Clock {
  /** `label` names the timer in messages; without it the name of the function does. */
  setTimer(delayMs: number, fire: () => void, label?: string): CancelTimer;
  /** In the order in which they will fire. */
  pendingTimers(): readonly PendingTimer[];
  nextTimerAt(): EpochMs | undefined;
  /** Moves time to the next timer and fires it; false when there is none. */
  fireNext(): boolean;
  /** Lets `ms` pass without firing anything: no timer may be due before. */
  pass(ms: number): void;
  /**
   * The wall clock is set forward or back (negative) by `ms`, as a time server does. Timers keep their distance and
   * `monotonicMs` does not notice.
   */
  jump(ms: number): void;
}

/**
 * Timers fire by deadline; those of the same instant in the order of their creation.
 * Worked example: started at 1,000, timers of 5 ms and 2 ms fire at 1,002 and 1,005.
 */
export function createVirtualClock({ startAt }: { readonly startAt: EpochMs }): VirtualClock {
  assert(Number.isSafeInteger(startAt), 'a virtual clock starts at a whole millisecond');
  const timers = createTimerHeap();
  let elapsedMs = 0;
  let wallOffsetMs = startAt;
  let created = 0;

  return {
    now: () => wallOffsetMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    setTimer(delayMs, fire, label) {
      assert(delayMs < Infinity, `a timer is set for a finite time, not for ${delayMs} ms`);
      const wholeDelayMs = Math.max(0, Math.ceil(delayMs));
      const named = label ?? (fire.name === '' ? undefined : fire.name);
      const timer: HeapTimer = {
        deadlineMs: elapsedMs + wholeDelayMs,
        order: created++,
        fire,
        label: named,
        index: -1,
      };
      timers.push(timer);
      return () => timers.remove(timer);
    },
    pendingTimers() {
      const inOrder = [...timers.all()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
      return inOrder.map(({ deadlineMs, label }) => ({
        at: wallOffsetMs + deadlineMs,
        ...(label === undefined ? {} : { label }),
      }));
    },
    nextTimerAt() {
      const next = timers.peek();
      return next === undefined ? undefined : wallOffsetMs + next.deadlineMs;
    },
    fireNext() {
      const next = timers.peek();
      if (next === undefined) return false;
      timers.remove(next);
      elapsedMs = next.deadlineMs;
      next.fire();
      return true;
    },
    pass(ms) {
      const next = timers.peek();
      assert(Number.isSafeInteger(ms) && ms >= 0, `time passes in whole milliseconds, not by ${ms}`);
      assert(next === undefined || next.deadlineMs >= elapsedMs + ms, 'time may not pass a timer that is due');
      elapsedMs += ms;
    },
    jump(ms) {
      assert(Number.isSafeInteger(ms), `a clock jumps by whole milliseconds, not by ${ms}`);
      wallOffsetMs += ms;
    },
  };
}
