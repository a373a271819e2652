import type { EpochMs } from '@bot/core';
import { timeFrom } from '../../mapping/times';

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;
const MINUTE_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

let knownMinute = '';
let knownMinuteAt: EpochMs = NaN;

/**
 * RFC 3339 with up to nine decimals, to the whole millisecond. Worked example: `2026-09-07T23:37:22.674409123Z` is ….674.
 * The frames of a moment share their minute, so that is worked out once. @throws MalformedAnswer
 */
export function instantOf(value: unknown, field: string): EpochMs {
  if (typeof value !== 'string' || !UTC.test(value)) return timeFrom(value, field);
  const minute = value.slice(0, MINUTE_LENGTH);
  if (minute !== knownMinute) {
    knownMinuteAt = timeFrom(`${minute}:00Z`, field);
    knownMinute = minute;
  }
  const seconds = Number(value.slice(17, 19));
  if (seconds > 59) return timeFrom(value, field);
  return knownMinuteAt + seconds * 1000 + millisOf(value);
}

const millisOf = (text: string): number =>
  text.length === 20 ? 0 : Number(text.slice(20, Math.min(23, text.length - 1)).padEnd(3, '0'));
