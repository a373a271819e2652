import { utcDate, type EpochMs } from '@bot/core';

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** With microseconds, as the venue writes it. Worked example: 1 ms after 1970 began is `1970-01-01T00:00:00.001000Z`. */
export function toRfc3339(at: EpochMs): string {
  const ms = ((at % DAY_MS) + DAY_MS) % DAY_MS;
  const [hours, minutes, seconds] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1_000) % 60,
  ];
  return `${utcDate(at)}T${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(ms % 1_000, 3)}000Z`;
}

/** Without a fraction. */
export const toRfc3339Seconds = (at: EpochMs): string => `${toRfc3339(at).slice(0, 19)}Z`;

/** To the millisecond; what is finer is cut. null for what is no time of RFC 3339, 24:00 and leap seconds included. */
export function parseRfc3339(text: string): EpochMs | null {
  const found = RFC_3339.exec(text);
  if (found === null) return null;
  const [year, month, day, hours, minutes, seconds] = found.slice(1, 7).map(Number) as [
    ...[number, number, number],
    ...[number, number, number],
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hours > 23 || minutes > 59 || seconds > 59) {
    return null;
  }
  const ms = Number(`${found[7]?.slice(1) ?? ''}000`.slice(0, 3));
  const time = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + ms;
  return dayNumber(year, month, day) * DAY_MS + time - offsetMs(String(found[8]));
}

const DAY_MS = 86_400_000;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Days since 1970 began. The year is taken to begin in March, so that the leap day is its last. */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
}

function offsetMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
