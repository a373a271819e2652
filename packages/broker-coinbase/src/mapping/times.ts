import type { EpochMs } from '@bot/core';
import { MalformedAnswer } from './malformedAnswer';

/** RFC 3339 with up to nine places of a second; the venue writes UTC, and with an offset, too. */
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** Nanoseconds are cut to whole milliseconds. @throws MalformedAnswer */
export function timeFrom(value: unknown, field: string): EpochMs {
  if (typeof value === 'string' && RFC3339.test(value)) {
    const at = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'));
    if (Number.isFinite(at) && isOnCalendar(value)) return at;
  }
  throw new MalformedAnswer(`${field} is no time`);
}

/** `Date.parse` takes the 30th of February for the 2nd of March, and 24:00 for the next day. */
function isOnCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  return text.slice(11, 13) !== '24' && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** null for what is not stated; the venue writes the year 1 for that, too. @throws MalformedAnswer */
export function timeOrNull(value: unknown, field: string): EpochMs | null {
  if (value === null || value === undefined || value === '' || String(value).startsWith('0001-')) return null;
  return timeFrom(value, field);
}

/** As the venue wants it: `2026-11-22T10:00:00.000Z`. */
export const timeText = (at: EpochMs): string => new Date(at).toISOString();
