import { assert } from '@bot/core';

/** The units that a duration may have, in ms. */
export const durationUnits: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/;

/** Whole ms. Worked example: '1.5h' is 5,400,000. @throws AssertionFailed for what is no duration */
export function parseDuration(text: string): number {
  const [, count, unit] = DURATION.exec(text.trim()) ?? [];
  const unitMs = durationUnits[unit ?? ''];
  assert(count !== undefined && unitMs !== undefined, `a duration reads "10m", with ms, s, m, h or d, not "${text}"`);
  return Math.round(Number(count) * unitMs);
}
