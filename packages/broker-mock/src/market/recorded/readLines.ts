import { readFileSync } from 'node:fs';
import { MarketDataError } from '@bot/core';

/** A line of a file, cut at its commas. Lines are counted from 1. */
export interface CsvLine {
  readonly number: number;
  readonly cells: readonly string[];
}

/** @throws MarketDataError DataFileMissing, DataFileEmpty */
export function readLines(path: string): { readonly header: CsvLine; readonly rows: readonly CsvLine[] } {
  const text = readText(path).replace(/^\uFEFF/, '');
  const lines = text.split(/\r?\n/);
  // The end of the last line begins no new one, and editors leave blank lines behind it.
  while (lines.at(-1) === '') lines.pop();
  const [header, ...rows] = lines.map((line, index) => ({ number: index + 1, cells: line.split(',') }));
  if (header === undefined || rows.length === 0) throw empty(path);
  return { header, rows };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw missing(path, cause as NodeJS.ErrnoException);
  }
}

/** The error of a file that is not there, or cannot be read. */
export const missing = (path: string, cause: Pick<NodeJS.ErrnoException, 'code'>): MarketDataError =>
  new MarketDataError(
    'DataFileMissing',
    {
      happened: `The data file ${path} cannot be read (${cause.code}).`,
      botDid: 'Nothing was started.',
      toDo: 'Check the path and the permissions of the file.',
    },
    { path },
    { cause },
  );

/** The error of a line that cannot be understood. */
export const malformed = (path: string, line: number, problem: string): MarketDataError =>
  new MarketDataError(
    'DataFileMalformed',
    {
      happened: `Line ${line} of ${path} cannot be used: ${problem}.`,
      botDid: 'Nothing was started: the whole file is read before the first price is shown.',
      toDo: 'Correct the line or leave it out.',
    },
    { path, line },
  );

const empty = (path: string): MarketDataError =>
  new MarketDataError(
    'DataFileEmpty',
    {
      happened: `The data file ${path} has no rows.`,
      botDid: 'Nothing was started.',
      toDo: 'Give a file with a header and at least one row.',
    },
    { path },
  );
