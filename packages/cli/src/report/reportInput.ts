import type { ChartSeries } from '../demo/chartSeries';
import type { LogReading } from '../log/readLog';
import type { RunResult } from '../summary/runResult';

/** Everything that a report shows. */
export interface ReportInput {
  readonly result: RunResult;
  readonly reading: LogReading;
  readonly series: ChartSeries;
}

/** Longer lists are cut to their newest rows: a page of ten thousand rows helps nobody. */
export const MOST_ROWS = 500;
