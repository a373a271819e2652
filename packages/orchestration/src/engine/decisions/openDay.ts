import { utcDate, type Money } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';

export interface OpenedDay {
  readonly events: readonly CorrelatedEvent[];
  /** What the day's result is measured from. */
  readonly equity: Money;
  readonly isNew: boolean;
}

/** The day begins at 00:00 UTC, once: a clock that goes back does not open an earlier day again. */
export function openDay({ ledger, view }: StateInSight, equity: Money): OpenedDay {
  const date = utcDate(view.now);
  if (ledger.day !== null && date <= ledger.day.date) return { events: [], equity: ledger.day.equity, isNew: false };
  return { events: [event('DayOpened', { date, equity })], equity, isNew: true };
}
