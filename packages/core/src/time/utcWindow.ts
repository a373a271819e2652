import type { EpochMs } from '../ports/clock';

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * Hours of a week, in UTC. The start belongs to it, the end does not. A window that ends before it starts goes over midnight
 * and belongs to the day that it starts on; one that ends where it starts lasts the whole day.
 */
export interface UtcWindow {
  readonly days: readonly Weekday[];
  /** Minutes after 00:00: 0 to 1,439. */
  readonly startMinute: number;
  readonly endMinute: number;
}

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1_440;
/** The days of 1970 began on a Thursday. */
const FIRST_WEEKDAY = weekdays.indexOf('Thu');

/**
 * Worked example: `Mon-Fri 22:00-04:00` holds on Saturday at 03:59, which is still Friday's night, and not on Monday at 03:59.
 */
export function isWithinUtc({ days, startMinute, endMinute }: UtcWindow, at: EpochMs): boolean {
  const minutes = Math.floor(at / MS_PER_MINUTE);
  const minute = modulo(minutes, MINUTES_PER_DAY);
  const today = Math.floor(minutes / MINUTES_PER_DAY);
  if (startMinute < endMinute) return days.includes(weekdayOf(today)) && minute >= startMinute && minute < endMinute;
  return (
    days.includes(weekdayOf(minute >= startMinute ? today : today - 1)) && (minute >= startMinute || minute < endMinute)
  );
}

const WINDOW_TEXT = /^(?:(\S+) )?(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/** Reads `Mon-Fri 13:00-20:00`, `Sat,Sun 00:00-00:00`, or `13:00-20:00` for every day; null for anything else. */
export function parseUtcWindow(text: string): UtcWindow | null {
  const [, dayText, ...times] = WINDOW_TEXT.exec(text) ?? [];
  const [startHour = NaN, startMinute = NaN, endHour = NaN, endMinute = NaN] = times.map(Number);
  const isTime = Math.max(startHour, endHour) < 24 && Math.max(startMinute, endMinute) < 60;
  const days = dayText === undefined ? weekdays : parseDays(dayText);
  if (!isTime || days === null) return null;
  return { days, startMinute: startHour * 60 + startMinute, endMinute: endHour * 60 + endMinute };
}

/** `Mon-Wed,Sat`. A range may go over the end of the week: `Fri-Mon`. */
function parseDays(text: string): readonly Weekday[] | null {
  const named = new Set<Weekday>();
  for (const part of text.split(',')) {
    const [from, to = from, ...rest] = part.split('-').map((name) => weekdays.indexOf(name as Weekday));
    if (from === undefined || to === undefined || from < 0 || to < 0 || rest.length > 0) return null;
    const length = modulo(to - from, weekdays.length);
    for (let step = 0; step <= length; step += 1) named.add(weekdayAt(from + step));
  }
  return weekdays.filter((day) => named.has(day));
}

const weekdayOf = (epochDay: number): Weekday => weekdayAt(epochDay + FIRST_WEEKDAY);
const weekdayAt = (index: number): Weekday => weekdays[modulo(index, weekdays.length)] as Weekday;
const modulo = (a: number, b: number): number => ((a % b) + b) % b;
