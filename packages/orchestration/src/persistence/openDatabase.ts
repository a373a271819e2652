import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { storeErrorOf } from './sqliteFailure';
import type { StoreFiles } from './storeFiles';
import { createSchema, identify } from './storeSchema';

/** Opens a store for appending; an empty or missing database becomes a store. @throws EventStoreError */
export function openForWriting({ database: path }: StoreFiles): DatabaseSync {
  return opened(
    path,
    () => new DatabaseSync(path, { timeout: 0 }),
    (database) => {
      // Each commit is on the disk before it returns: that is what FULL adds to a write-ahead log.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      if (identify(database) === 'Empty') createSchema(database);
    },
  );
}

/** Opens a store for reading beside a running writer. @throws EventStoreError */
export function openForReading(files: StoreFiles): DatabaseSync {
  try {
    return openLive(files.database);
  } catch {
    // In a folder that cannot be written SQLite cannot share a log; a store that nobody writes to is read as it lies.
    return openFrozen(files.database);
  }
}

/** Opens a store for looking at it, without creating files beside it when nobody writes. @throws EventStoreError */
export function openForExamination(files: StoreFiles): DatabaseSync {
  return hasLog(files) ? openForReading(files) : openFrozen(files.database);
}

/** Whether events stand in the write-ahead log: a writer is at work, or was killed. */
export const hasLog = (files: StoreFiles): boolean => (statSync(files.wal, { throwIfNoEntry: false })?.size ?? 0) > 0;

function openLive(path: string): DatabaseSync {
  return opened(path, () => new DatabaseSync(path, { readOnly: true }), touch);
}

function openFrozen(path: string): DatabaseSync {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return opened(path, () => new DatabaseSync(url, { readOnly: true }), touch);
}

/** SQLite opens lazily: only the first read tells whether the file can be read at all. */
const touch = (database: DatabaseSync): void => void database.prepare('PRAGMA user_version').get();

function opened(path: string, open: () => DatabaseSync, prepare: (database: DatabaseSync) => void): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = open();
    prepare(database);
    return database;
  } catch (cause) {
    database?.close();
    throw storeErrorOf(cause, path);
  }
}
