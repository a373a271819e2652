import type { Calls } from './calls';

/** Follows one armed fault through the calls. */
export interface CallCount {
  readonly callsSeen: number;
  /** A call that could meet it. True when it is to strike. */
  see(nowMs: number): boolean;
  /** It strikes. What is left of its time, in ms; null when it goes by number. */
  strike(nowMs: number): number | null;
  /** It cannot strike any more. */
  isSpent(nowMs: number): boolean;
  /** It never struck, or not as often as was said. */
  isOwing(): boolean;
}

export function createCallCount({ nth, repetition }: Calls): CallCount {
  let callsSeen = 0;
  let strikes = 0;
  let endsMs = Infinity;

  const isSpent = (nowMs: number): boolean =>
    repetition.repeats === 'Times' ? strikes >= repetition.times : nowMs >= endsMs;

  return {
    get callsSeen() {
      return callsSeen;
    },
    see(nowMs) {
      callsSeen += 1;
      return callsSeen >= nth && !isSpent(nowMs);
    },
    strike(nowMs) {
      strikes += 1;
      if (repetition.repeats === 'Times') return null;
      if (strikes === 1) endsMs = nowMs + repetition.forMs;
      return endsMs - nowMs;
    },
    isSpent,
    isOwing: () => (repetition.repeats === 'Times' ? strikes < repetition.times : strikes === 0),
  };
}
