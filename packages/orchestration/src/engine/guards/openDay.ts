import { utcDate, type EpochMs, type Money } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

export interface OpenedDay {
  readonly events: readonly CorrelatedEvent[];
  /** What the day's result is measured from. */
  readonly equity: Money;
  readonly isNew: boolean;
}

/** A day opens once: a clock that goes back does not open an earlier one again, and one that jumps ahead skips days. */
export function openDay({ config, ledger: { day }, view }: StateInSight, equity: Money): OpenedDay {
  const date = tradingDate(view.now, config.guards.dayStartsAtMinute);
  if (day !== null && (date <= day.date || date === day.openedAs)) {
    return { events: [], equity: day.equity, isNew: false };
  }
  return { events: [event('DayOpened', { date, equity })], equity, isNew: true };
}

/** The day that was opened last; null before the first one. */
export const openedDay = ({ ledger: { day } }: StateInSight): OpenedDay | null =>
  day && { events: [], equity: day.equity, isNew: false };

/**
 * The date under which the day goes on after the clock was set back: else, opened by a clock that was days ahead, it would last
 * until that time. undefined where it only ends a day later, or was opened in its time.
 */
export function dayToGoOnAs({ config, ledger: { day }, view }: StateInSight): string | undefined {
  const { dayStartsAtMinute } = config.guards;
  const tomorrow = tradingDate(view.now + MS_PER_DAY, dayStartsAtMinute);
  return day === null || day.date <= tomorrow ? undefined : tradingDate(view.now, dayStartsAtMinute);
}

/** The day that a moment belongs to. Worked example: days begin at 13:00 (minute 780) → 4 April, 12:59 belongs to 3 April. */
export const tradingDate = (at: EpochMs, dayStartsAtMinute: number): string =>
  utcDate(at - dayStartsAtMinute * MS_PER_MINUTE);
