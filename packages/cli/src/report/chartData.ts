import { toChartNumber, type EpochMs, type FillDetail } from '@bot/core';
import { downsample, type Line } from './downsample';
import { drawdownOf } from './drawdown';
import type { ReportInput } from './reportInput';

/** What the script of the page draws. Times are seconds since 1970, as the chart library wants them. */
export interface ChartData {
  readonly equity: Line;
  readonly drawdown: Line;
  readonly instruments: readonly InstrumentChart[];
}

export interface InstrumentChart {
  readonly instrumentId: string;
  readonly price: Line;
  readonly fills: readonly (readonly [at: number, price: number, side: FillDetail['side'], quantity: number])[];
}

export function chartData({ reading, series }: ReportInput): ChartData {
  const times = series.times.map(seconds);
  return {
    equity: downsample({ times, values: series.equity }),
    drawdown: downsample({ times, values: drawdownOf(series.equity) }),
    instruments: [...series.prices].map(([instrumentId, prices]) => ({
      instrumentId,
      price: downsample(withoutGaps(times, prices)),
      fills: reading.fills.filter((fill) => fill.instrumentId === instrumentId).map(marker),
    })),
  };
}

const seconds = (at: EpochMs): number => at / 1_000;

/** Before its first price an instrument has no line. */
function withoutGaps(times: readonly number[], values: readonly (number | null)[]): Line {
  const known = values.flatMap((value, index) => (value === null ? [] : [[times[index] ?? 0, value] as const]));
  return { times: known.map(([time]) => time), values: known.map(([, value]) => value) };
}

const marker = ({ at, price, side, quantity }: FillDetail): InstrumentChart['fills'][number] => [
  seconds(at),
  toChartNumber(price),
  side,
  toChartNumber(quantity),
];
