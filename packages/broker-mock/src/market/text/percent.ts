import { assert } from '@bot/core';
import { parseDuration } from '@bot/simulation';

const PERCENT = /^([+-]?\d+(?:\.\d+)?)\s*%$/;
const RATE = /^(.+%)\s*\/\s*(s|m|h|d)$/;

/** A share as a fraction. Worked example: '-3 %' is −0.03. @throws AssertionFailed for what is no percentage */
export function parsePercent(text: string): number {
  const [, number] = PERCENT.exec(text.trim()) ?? [];
  assert(number !== undefined, `a percentage reads "3 %", not "${text}"`);
  return Number(number) / 100;
}

/** A share from `min` to `max`, both included and in percent. @throws AssertionFailed for what is not */
export function parseShare(text: string, what: string, min = 0, max = 100): number {
  const share = parsePercent(text);
  assert(share * 100 >= min && share * 100 <= max, `${what} lies between ${min} % and ${max} %, not at "${text}"`);
  return share;
}

/** Fraction per ms. Worked example: '2 %/d' is 0.02 in 86,400,000 ms. @throws AssertionFailed for what is no such rate */
export function parseRate(text: string): number {
  const [, percent, unit] = RATE.exec(text.trim()) ?? [];
  assert(percent !== undefined, `a rate reads "2 %/d", with s, m, h or d, not "${text}"`);
  return parsePercent(percent) / parseDuration(`1${unit}`);
}
