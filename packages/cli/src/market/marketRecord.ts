import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MarketDataError, type InstrumentId } from '@bot/core';
import { CliError } from '../errors/cliError';
import { writeRecord } from '../stores/writeRecord';
import { DEFAULT_SEED, type MarketRequest } from './marketRequest';

/** Which market a folder belongs to: kept beside its logs, so that a restart goes on in the same one. */
export interface MarketRecord {
  readonly version: 1;
  readonly seed: string;
  readonly instrumentIds: readonly InstrumentId[];
  /** None for a synthetic market. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly symbol?: InstrumentId | undefined;
  readonly date?: string | undefined;
  /** Of a venue outside; undefined: its own. */
  readonly prices?: 'coinbase' | undefined;
}

/** @throws MarketDataError DataFileMissing */
export const recordOf = (request: MarketRequest, instrumentIds: readonly InstrumentId[]): MarketRecord => ({
  version: 1,
  seed: request.seed ?? DEFAULT_SEED,
  instrumentIds,
  files: request.data.files.map((path) => ({ path: resolve(path), sha256: sha256Of(path) })),
  symbol: request.data.symbol,
  date: request.data.date,
  ...(request.prices !== undefined && { prices: request.prices }),
});

/** null when there is none yet. @throws CliError MarketMismatch when it cannot be understood */
export function readMarketRecord(path: string): MarketRecord | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // What else is wrong with the folder shows when its logs are opened.
    if (['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code))) return null;
    throw unreadable(path, error);
  }
  try {
    const record = JSON.parse(text) as MarketRecord;
    if (record.version === 1) return record;
  } catch (error) {
    throw unreadable(path, error);
  }
  throw unreadable(path);
}

/** Written whole or not at all. @throws EventStoreError StoreNotWritable, StoreFull */
export const writeMarketRecord = (path: string, record: MarketRecord): void => writeRecord(path, record);

/** The market of a folder as a request; what is asked for besides must be the same. @throws CliError MarketMismatch */
export function requestFrom(record: MarketRecord, asked: MarketRequest, folder: string): MarketRequest {
  const differences = [
    ...(asked.prices === record.prices
      ? []
      : [`its prices are ${pricesName(record)}, and ${pricesName(asked)} was asked for`]),
    ...(asked.seed === undefined || asked.seed === record.seed
      ? []
      : [`its seed is ${record.seed}, and ${asked.seed} was asked for`]),
    ...(asked.data.files.length === 0 || hashes(asked) === record.files.map(({ sha256 }) => sha256).join()
      ? []
      : [`it trades ${marketName(record)}, and ${asked.data.files.join(', ')} was asked for`]),
    ...record.files
      .filter(({ path, sha256 }) => asked.data.files.length === 0 && sha256Of(path) !== sha256)
      .map(({ path }) => `${path} has changed since`),
  ];
  if (differences.length > 0) throw mismatch(folder, differences);
  const { seed, files, symbol, date } = record;
  return { seed, data: { files: files.map(({ path }) => path), symbol, date }, prices: record.prices };
}

const pricesName = ({ prices }: { readonly prices?: 'coinbase' | undefined }): string =>
  prices === undefined ? 'its own' : 'those of Coinbase';

const hashes = ({ data }: MarketRequest): string => data.files.map(sha256Of).join();

const marketName = ({ files, seed }: MarketRecord): string =>
  files.length === 0 ? `a synthetic market with seed ${seed}` : files.map(({ path }) => path).join(', ');

function sha256Of(path: string): string {
  try {
    if (!statSync(path).isFile()) throw new Error('it is not an ordinary file');
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const happened = `The data file ${path} cannot be read (${code ?? message}).`;
    const text = { happened, botDid: 'Nothing was started.', toDo: 'Check the path and the permissions of the file.' };
    throw new MarketDataError('DataFileMissing', text, { path }, { cause });
  }
}

export const mismatch = (folder: string, differences: readonly string[]): CliError =>
  new CliError('MarketMismatch', {
    happened: `The store ${folder} belongs to another market: ${differences.join('; ')}.`,
    botDid: 'Nothing was started.',
    toDo: 'Leave out --seed and --data to go on in its market, or use another folder.',
  });

const unreadable = (path: string, cause?: unknown): CliError =>
  new CliError(
    'MarketMismatch',
    {
      happened: `The file ${path}, which says what market the store belongs to, cannot be understood.`,
      botDid: 'Nothing was started.',
      toDo: 'Restore the file, or use another folder.',
    },
    {},
    { cause },
  );
