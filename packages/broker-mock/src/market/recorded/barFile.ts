import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { MarketDataError, type EpochMs, type Instrument, type InstrumentId } from '@bot/core';
import { instrumentFor } from '../instruments';
import { missing } from './readLines';

/** What the path of a file, or whoever names it, says about it. */
export interface BarFile {
  readonly path: string;
  readonly instrument: Instrument;
  /** Midnight of its day; null when every row has a date of its own. */
  readonly dayAt: EpochMs | null;
  /** null when the name does not say: then the rows do. */
  readonly intervalMs: number | null;
}

/** What is said in place of the path. */
export interface BarFileOverrides {
  readonly symbol?: InstrumentId;
  /** `2018-04-04` */
  readonly date?: string;
}

const INTERVALS_MS: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  daily: 86_400_000,
};
const NAME = /^(.+)\.(second|minute|hour|daily)\.(?:quotes|trades)\.csv$/;

/**
 * Folder = instrument, file name = `<day>.<interval>.<quotes|trades>.csv`, as in `BTC-USD/2018-04-04.minute.quotes.csv`.
 * A file that is not there is said to be missing, whatever its name.
 * @throws MarketDataError DataFileMissing, DataFileNotRecognised
 */
export function describeBarFile(path: string, overrides: BarFileOverrides): BarFile {
  requireFile(path);
  const symbol = overrides.symbol ?? basename(dirname(path));
  const instrument = instrumentFor(symbol);
  if (instrument === null) throw notRecognised(path, `"${symbol}" is not the name of an instrument such as BTC-USD`);

  const [, day, interval] = NAME.exec(basename(path)) ?? [];
  const date = overrides.date ?? day;
  const intervalMs = interval === undefined ? null : (INTERVALS_MS[interval] ?? null);
  if (interval === 'daily') return { path, instrument, dayAt: null, intervalMs };
  if (date === undefined) throw notRecognised(path, 'its name does not begin with a day such as 2018-04-04');
  const dayAt = midnightOf(date);
  if (dayAt === null) throw notRecognised(path, `"${date}" is not a day such as 2018-04-04`);
  return { path, instrument, dayAt, intervalMs };
}

function requireFile(path: string): void {
  let isFile: boolean;
  try {
    isFile = statSync(path).isFile();
  } catch (cause) {
    throw missing(path, cause as NodeJS.ErrnoException);
  }
  // A pipe may never end, and neither does /dev/zero.
  if (!isFile) throw missing(path, { code: 'it is not an ordinary file' });
}

/** null for what is no day of the calendar. */
export function midnightOf(date: string): EpochMs | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const at = Date.parse(`${date}T00:00:00Z`);
  // The 30th of February would silently become a day of March.
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(date) ? null : at;
}

const notRecognised = (path: string, why: string): MarketDataError =>
  new MarketDataError(
    'DataFileNotRecognised',
    {
      happened: `It cannot be told what ${path} holds: ${why}.`,
      botDid: 'Nothing was started.',
      toDo: 'Name it like BTC-USD/2018-04-04.minute.quotes.csv, or give the symbol and the date beside the file.',
    },
    { path },
  );
