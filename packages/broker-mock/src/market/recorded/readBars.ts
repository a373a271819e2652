import type { EpochMs } from '@bot/core';
import { stepsOf, type Bar, type BarStep } from './bar';
import { midnightOf, type BarFile } from './barFile';
import { barColumns, parseBar, type BarKind } from './parseBar';
import { malformed, readLines, type CsvLine } from './readLines';

/** A file that was read to its end. */
export interface RecordedFile {
  readonly file: BarFile;
  /** Oldest first, at least one. */
  readonly steps: readonly BarStep[];
}

type TimeColumn = 'ms_since_midnight_utc' | 'date_utc';

const DAY_MS = 86_400_000;
const DEFAULT_INTERVAL_MS = 60_000;

/** @throws MarketDataError DataFileMissing, DataFileEmpty, DataFileMalformed */
export function readBars(file: BarFile, spreadBps: number): RecordedFile {
  const { header, rows } = readLines(file.path);
  const { kind, time } = headerOf(file, header);
  const bars: Bar[] = [];
  for (const row of rows) {
    const bar = barOf(file, row, kind, time, spreadBps);
    const before = bars.at(-1);
    if (before !== undefined && bar.at < before.at + (file.intervalMs ?? 1)) {
      throw malformed(file.path, row.number, 'its time is not after the interval of the line before');
    }
    bars.push(bar);
  }
  const intervalMs = file.intervalMs ?? smallestGap(bars);
  return { file, steps: bars.flatMap((bar) => stepsOf(bar, intervalMs)) };
}

function headerOf(file: BarFile, { cells }: CsvLine): { kind: BarKind; time: TimeColumn } {
  const [time, ...columns] = cells;
  const kind = (['quotes', 'trades'] as const).find((name) => barColumns[name].join() === columns.join());
  if (kind === undefined || (time !== 'ms_since_midnight_utc' && time !== 'date_utc')) {
    throw malformed(file.path, 1, 'its columns are neither those of quotes nor those of trades');
  }
  if (time === 'ms_since_midnight_utc' && file.dayAt === null) {
    throw malformed(file.path, 1, 'a daily file has a column date_utc');
  }
  return { kind, time };
}

function barOf(file: BarFile, { number, cells }: CsvLine, kind: BarKind, time: TimeColumn, spreadBps: number): Bar {
  const wanted = barColumns[kind].length + 1;
  if (cells.length !== wanted) {
    throw malformed(file.path, number, `it has ${cells.length} columns and should have ${wanted}`);
  }
  const [when = '', ...values] = cells;
  const at = time === 'date_utc' ? midnightOf(when) : atOffset(file.dayAt, when);
  if (at === null) throw malformed(file.path, number, `"${when}" is not a ${time}`);
  const { path, instrument } = file;
  return { at, ...parseBar(kind, values, { path, line: number, instrument, spreadBps }) };
}

const atOffset = (dayAt: EpochMs | null, text: string): EpochMs | null =>
  dayAt !== null && /^\d+$/.test(text) && Number(text) < DAY_MS ? dayAt + Number(text) : null;

function smallestGap(bars: readonly Bar[]): number {
  let gap = Infinity;
  let before = -Infinity;
  for (const { at } of bars) {
    gap = Math.min(gap, at - before);
    before = at;
  }
  return gap === Infinity ? DEFAULT_INTERVAL_MS : gap;
}
