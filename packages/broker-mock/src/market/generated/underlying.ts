import { ratioBetween, toChartNumber, type Instrument } from '@bot/core';

/** Whose price an instrument follows. */
export interface Underlying {
  /** The instrument itself when it has a price of its own. */
  readonly instrument: Instrument;
  /** Ticks of the instrument in one of the underlying. Worked example: 0.01 in ticks of 0.1 is 0.1. */
  readonly tickRatio: number;
}

/** A perpetual follows the spot instrument of its currencies where that is listed; everybody else follows nobody. */
export function underlyingOf(instrument: Instrument, instruments: readonly Instrument[]): Underlying {
  const { kind, baseCurrency, quoteCurrency, tickSize } = instrument;
  const spot = instruments.find(
    (other) => other.kind === 'Spot' && other.baseCurrency === baseCurrency && other.quoteCurrency === quoteCurrency,
  );
  return kind === 'Spot' || spot === undefined
    ? { instrument, tickRatio: 1 }
    : { instrument: spot, tickRatio: toChartNumber(ratioBetween(spot.tickSize, tickSize)) };
}
