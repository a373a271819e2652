import { assert } from '@bot/core';
import { durationMs, durationText, type Duration } from '@bot/simulation';

/** Which calls a fault is for: from the nth on, so often or for so long (Infinity: for ever). */
export interface Calls {
  readonly nth: number;
  readonly repetition: Repetition;
}

export type Repetition =
  { readonly repeats: 'Times'; readonly times: number } | { readonly repeats: 'For'; readonly forMs: number };

export const nextCall: Calls = { nth: 1, repetition: { repeats: 'Times', times: 1 } };

/** @throws AssertionFailed for what is no whole number from 1 on */
export function fromNth(calls: Calls, nth: number): Calls {
  assert(Number.isInteger(nth) && nth >= 1, `calls are counted from 1, and not ${nth}`);
  return { ...calls, nth };
}

/** @throws AssertionFailed for what is no whole number from 1 on */
export function repeated(calls: Calls, times: number): Calls {
  assert(Number.isInteger(times) && times >= 1, `a fault strikes once or more often, and not ${times} times`);
  return { ...calls, repetition: { repeats: 'Times', times } };
}

/** @throws SimulationError BadDuration, AssertionFailed for no time at all */
export const lasting = (calls: Calls, duration: Duration | number): Calls => ({
  ...calls,
  repetition: { repeats: 'For', forMs: someMs(duration) },
});

export const forEver = (calls: Calls): Calls => ({ ...calls, repetition: { repeats: 'For', forMs: Infinity } });

/** @throws SimulationError BadDuration, AssertionFailed for no time at all */
export function someMs(duration: Duration | number): number {
  const ms = durationMs(duration);
  assert(ms > 0, `a fault takes some time, and not ${duration}`);
  return ms;
}

/** Worked example: the 2nd call and two more are `2–4`; ten seconds from the 1st are `10s from 1`. */
export function callsText({ nth, repetition }: Calls): string {
  if (repetition.repeats === 'For') {
    return repetition.forMs === Infinity ? `all from ${nth}` : `${durationText(repetition.forMs)} from ${nth}`;
  }
  return repetition.times === 1 ? String(nth) : `${nth}–${nth + repetition.times - 1}`;
}
