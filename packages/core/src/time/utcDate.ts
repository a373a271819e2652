import type { EpochMs } from '../ports/clock';

const MS_PER_DAY = 86_400_000;

/**
 * The calendar day in UTC, as ISO 8601. Pure arithmetic, since the core may not touch `Date`.
 * Counts days in a calendar that starts on 1 March of year 0, where the leap day comes last
 * (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013).
 * Worked example: 1522800000000 is 2018-04-04.
 */
export function utcDate(at: EpochMs): string {
  const days = Math.floor(at / MS_PER_DAY) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
