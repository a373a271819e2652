import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { CliError } from '../errors/cliError';
import { runFolder } from '../stores/runFolder';
import { writeRecord } from '../stores/writeRecord';
import type { RunMode } from '../summary/runResult';

/** Whose money a folder is about: kept beside its log, so that paper and real money never share one. */
export interface VenueRecord {
  readonly version: 1;
  readonly broker: 'coinbase';
  readonly mode: Extract<RunMode, 'SIMULATOR' | 'LIVE'>;
}

/** null where there is none: the folder is new, or one of paper. @throws CliError VenueMismatch when it cannot be understood */
export function readVenueRecord(folder: string): VenueRecord | null {
  const path = runFolder(folder).broker;
  if (!existsSync(path)) return null;
  try {
    const record = JSON.parse(readFileSync(path, 'utf8')) as VenueRecord;
    if (record.version === 1 && ['SIMULATOR', 'LIVE'].includes(record.mode)) return record;
  } catch {
    // It is told below.
  }
  throw mismatch(folder, `${path}, which says whose money it is about, cannot be understood`);
}

/** Written whole or not at all. @throws EventStoreError StoreNotWritable, StoreFull */
export function writeVenueRecord(folder: string, record: VenueRecord): void {
  const { path, broker } = runFolder(folder);
  mkdirSync(path, { recursive: true });
  writeRecord(broker, record);
}

/** @throws CliError VenueMismatch unless the folder is new, or of a run with the same money */
export function mustBelongTo(folder: string, mode: VenueRecord['mode']): void {
  const record = readVenueRecord(folder);
  if (record !== null && record.mode !== mode) throw mismatch(folder, `it is of a run in the mode ${record.mode}`);
  if (record === null && existsSync(runFolder(folder).bot)) throw mismatch(folder, 'it is of a run on paper');
}

/** @throws CliError VenueMismatch */
export function mustBeOfPaper(folder: string): void {
  const record = readVenueRecord(folder);
  if (record !== null) throw mismatch(folder, `it is of a run in the mode ${record.mode}`);
}

const mismatch = (folder: string, problem: string): CliError =>
  new CliError('VenueMismatch', {
    happened: `The store ${folder} cannot be used for this run: ${problem}.`,
    botDid: 'Nothing was started, and nothing was sent.',
    toDo: 'Use another folder.',
  });
