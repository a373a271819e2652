import { toChartNumber, type EpochMs, type InstrumentId } from '@bot/core';
import { equityAt, type Holdings, type Marks } from '../summary/valuePosition';

/** How things stood at one moment. For charts only. */
export interface Sample {
  readonly at: EpochMs;
  readonly equity: number;
  /** An instrument without a price so far is missing. */
  readonly prices: ReadonlyMap<InstrumentId, number>;
}

/** Oldest first. */
export type ChartSeries = readonly Sample[];

export const takeSample = (at: EpochMs, holdings: Holdings, marks: Marks): Sample => ({
  at,
  equity: toChartNumber(equityAt(holdings, marks)),
  prices: new Map([...marks].map(([instrumentId, price]) => [instrumentId, toChartNumber(price)])),
});
