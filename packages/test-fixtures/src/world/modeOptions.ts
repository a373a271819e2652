import type { InstrumentId } from '@bot/core';
import type { Duration } from '@bot/simulation';

/** Where a mode is to hold and for how long; without either: everywhere, until it is changed. */
export interface ModeOptions {
  readonly instrument?: InstrumentId;
  readonly for?: Duration;
}
