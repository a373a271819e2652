import { toChartNumber, type EpochMs, type FillDetail, type InstrumentId } from '@bot/core';
import type { ChartSeries } from '../demo/chartSeries';
import { downsample, type Point } from './downsample';
import { drawdownOf } from './drawdown';
import type { ReportInput } from './reportInput';

/** A line as the chart library wants it: `values[i]` at `times[i]`. */
export interface Line {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** What the script of the page draws. */
export interface ChartData {
  readonly equity: Line;
  readonly drawdown: Line;
  readonly instruments: readonly InstrumentChart[];
}

export interface InstrumentChart {
  readonly instrumentId: string;
  readonly price: Line;
  readonly fills: readonly (readonly [time: number, price: number, side: FillDetail['side'], quantity: number])[];
}

export const chartData = ({ result, reading, series }: ReportInput): ChartData => ({
  equity: lineOf(equityPoints(series)),
  drawdown: lineOf(drawdownOf(equityPoints(series))),
  instruments: result.instruments.map((instrumentId) => ({
    instrumentId,
    price: lineOf(pricePoints(series, instrumentId)),
    fills: reading.fills.filter((fill) => fill.instrumentId === instrumentId).map(marker),
  })),
});

export const equityPoints = (series: ChartSeries): readonly Point[] =>
  series.map(({ at, equity }) => ({ time: seconds(at), value: equity }));

/** Before its first price an instrument has no line. */
const pricePoints = (series: ChartSeries, instrumentId: InstrumentId): readonly Point[] =>
  series.flatMap(({ at, prices }) => {
    const value = prices.get(instrumentId);
    return value === undefined ? [] : [{ time: seconds(at), value }];
  });

function lineOf(points: readonly Point[]): Line {
  const kept = downsample(points);
  return { times: kept.map(({ time }) => time), values: kept.map(({ value }) => value) };
}

const seconds = (at: EpochMs): number => at / 1_000;

const marker = ({ at, price, side, quantity }: FillDetail): InstrumentChart['fills'][number] => {
  return [seconds(at), toChartNumber(price), side, toChartNumber(quantity)];
};
