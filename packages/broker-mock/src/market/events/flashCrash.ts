import { assert } from '@bot/core';
import { parseDuration } from '@bot/simulation';
import { parseShare } from '../text/percent';
import { eventStart, type EventOptions, type FlashCrash } from './marketEvent';

export interface FlashCrashOptions extends EventOptions {
  /** How much of the price goes, `'90 %'`. */
  readonly depth: string;
  /** How long it stays at the bottom, `'2s'`. */
  readonly for: string;
  /** How long it falls. Default: `'2s'`. */
  readonly fall?: string;
  /** How long it takes to come back. Default: `'5m'`. */
  readonly recover?: string;
}

const FALL_PARTS = 4;
const RECOVERY_PARTS = 10;

/**
 * The price falls within seconds, trades at the bottom and comes back in minutes, both in straight lines. While it falls and at
 * the bottom somebody sells into the best bid at every step, so that the fall is on the tape.
 * Bias: real crashes overshoot on the way back, do not know their bottom, and happen because the book is empty; add `thinBook`.
 * @throws SimulationError for what is no duration, AssertionFailed for no percentage above 0 and below 100
 */
export function flashCrash({
  depth,
  fall = '2s',
  recover = '5m',
  for: bottom,
  ...options
}: FlashCrashOptions): FlashCrash {
  const share = parseShare(depth, 'the depth of a crash', 0, 99.99);
  const [fallMs, bottomMs, recoverMs] = [parseDuration(fall), parseDuration(bottom), parseDuration(recover)];
  assert(bottomMs > 0, `a crash stays at its bottom for longer than "${bottom}"`);
  return { kind: 'FlashCrash', ...eventStart(options), depth: share, fallMs, bottomMs, recoverMs };
}

/**
 * What is left of the price, as a fraction. Worked example: 90 % deep, falling for 2 s and back in 300 s after 2 s at the bottom:
 * 0.55 after 1 s, 0.1 after 2 s and after 4 s, 0.55 after 154 s, 1 after 304 s.
 */
export function crashFactor({ atMs, depth, fallMs, bottomMs, recoverMs }: FlashCrash, sinceMs: number): number {
  const fallen = sinceMs - atMs;
  const recovered = fallen - fallMs - bottomMs;
  if (fallen < 0 || (recovered >= recoverMs && recovered > 0)) return 1;
  if (fallen < fallMs) return 1 - (depth * fallen) / fallMs;
  return recovered <= 0 ? 1 - depth : 1 - depth * (1 - recovered / recoverMs);
}

/** While people sell in panic: from its first fall to the end of the bottom. */
export const isPanic = ({ atMs, fallMs, bottomMs }: FlashCrash, sinceMs: number): boolean =>
  sinceMs > atMs && sinceMs <= atMs + fallMs + bottomMs;

/** The steps that show its shape, whatever the market's own rhythm is. */
export function crashMoments({ atMs, fallMs, bottomMs, recoverMs }: FlashCrash): readonly number[] {
  const bottomAt = atMs + fallMs;
  const upAt = bottomAt + bottomMs;
  return [
    ...parts(FALL_PARTS).map((part) => atMs + Math.round(fallMs * part)),
    upAt,
    ...parts(RECOVERY_PARTS).map((part) => upAt + Math.max(1, Math.round(recoverMs * part))),
  ];
}

const parts = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => (index + 1) / count);
