import type { EpochMs } from '@bot/core';
import { timeFrom } from '../../mapping/times';

const MINUTE_LENGTH = 'YYYY-MM-DDTHH:MM:'.length;
/** With whole seconds and Z. */
const MIN_LENGTH = MINUTE_LENGTH + 3;
const MAX_DECIMALS = 9;
const ZERO = '0'.charCodeAt(0);
const POINT = '.'.charCodeAt(0);
const Z = 'Z'.charCodeAt(0);

let knownMinute = 'none';
let knownMinuteAt: EpochMs = NaN;

/**
 * RFC 3339 with up to nine decimals, to the whole millisecond. Worked example: `2026-09-07T23:37:22.674409123Z` is ….674.
 * The times of a moment share their minute, so that is read once. @throws MalformedAnswer
 */
export function instantOf(value: unknown, field: string): EpochMs {
  if (typeof value !== 'string') return timeFrom(value, field);
  if (!value.startsWith(knownMinute)) {
    const at = timeFrom(value, field);
    learnMinute(value, field);
    return at;
  }
  const millis = millisInMinute(value);
  return millis === null ? timeFrom(value, field) : knownMinuteAt + millis;
}

function learnMinute(text: string, field: string): void {
  if (text.charCodeAt(text.length - 1) !== Z) return;
  knownMinute = text.slice(0, MINUTE_LENGTH);
  knownMinuteAt = timeFrom(`${knownMinute}00Z`, field);
}

/** `22.674409123Z` is 22,674 ms; null for what is not written so. */
function millisInMinute(text: string): number | null {
  const end = text.length - 1;
  if (text.length < MIN_LENGTH || text.charCodeAt(end) !== Z) return null;
  const seconds = digitAt(text, MINUTE_LENGTH) * 10 + digitAt(text, MINUTE_LENGTH + 1);
  if (!(seconds < 60)) return null;
  if (text.length === MIN_LENGTH) return seconds * 1000;
  const decimals = end - MIN_LENGTH;
  if (text.charCodeAt(MIN_LENGTH - 1) !== POINT || decimals < 1 || decimals > MAX_DECIMALS) return null;
  let millis = 0;
  for (let place = 0; place < Math.max(3, decimals); place++) {
    const digit = place < decimals ? digitAt(text, MIN_LENGTH + place) : 0;
    if (Number.isNaN(digit)) return null;
    if (place < 3) millis = millis * 10 + digit;
  }
  return seconds * 1000 + millis;
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : NaN;
}
