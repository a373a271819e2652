import type { Random } from '@bot/core';
import { integerBetween } from '@bot/simulation';

/** When something is so. Asked with times that never go back. */
export interface Span {
  isOn(nowMs: number): boolean;
  /** It will not be on again. */
  isOver(nowMs: number): boolean;
}

/** From a moment on, for so long. Worked example: begun at 100 for 50 ms it is on until 149 and over at 150. */
export function spanFor(startMs: number, forMs: number): Span {
  const endMs = startMs + forMs;
  return { isOn: (nowMs) => nowMs < endMs, isOver: (nowMs) => nowMs >= endMs };
}

/** Again and again on for `onMs` and off for `offMs`, as long as the whole lasts. */
export function flapping(whole: Span, startMs: number, { onMs, offMs }: { onMs: number; offMs: number }): Span {
  const isOn = (nowMs: number): boolean => (nowMs - startMs) % (onMs + offMs) < onMs;
  return { isOn: (nowMs) => whole.isOn(nowMs) && isOn(nowMs), isOver: (nowMs) => whole.isOver(nowMs) };
}

/** Again and again, off first; each time 1 ms to the most that is given, all equally likely. Never over. */
export function drawnSpans(
  random: Random,
  startMs: number,
  { maxMs, gapMaxMs }: { maxMs: number; gapMaxMs: number },
): Span {
  let fromMs = startMs;
  let untilMs = startMs;
  return {
    isOn(nowMs) {
      while (nowMs >= untilMs) {
        fromMs = untilMs + integerBetween(random, 1, gapMaxMs);
        untilMs = fromMs + integerBetween(random, 1, maxMs);
      }
      return nowMs >= fromMs;
    },
    isOver: () => false,
  };
}
