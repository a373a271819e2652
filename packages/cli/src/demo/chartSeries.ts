import { toChartNumber, type EpochMs, type InstrumentId } from '@bot/core';
import { equityAt, type Holdings, type Marks } from '../summary/valuePosition';

/** What was worth how much when. All lists are as long as `times`; null before the first price. For charts only. */
export interface ChartSeries {
  readonly times: EpochMs[];
  readonly equity: number[];
  readonly prices: Map<InstrumentId, (number | null)[]>;
}

export const emptySeries = (instrumentIds: readonly InstrumentId[]): ChartSeries => ({
  times: [],
  equity: [],
  prices: new Map(instrumentIds.map((instrumentId) => [instrumentId, []])),
});

/** Adds how things stand now. */
export function takeSample(series: ChartSeries, at: EpochMs, holdings: Holdings, marks: Marks): void {
  series.times.push(at);
  series.equity.push(toChartNumber(equityAt(holdings, marks)));
  for (const [instrumentId, prices] of series.prices) {
    const mark = marks.get(instrumentId);
    prices.push(mark === undefined ? null : toChartNumber(mark));
  }
}
