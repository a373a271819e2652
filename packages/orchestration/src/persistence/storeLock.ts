import { DatabaseSync } from 'node:sqlite';
import { EventStoreError, isEventStoreError } from '@bot/core';
import { storeErrorOf } from './sqliteFailure';
import type { StoreFiles } from './storeFiles';

export interface StoreLock {
  release(): void;
}

/**
 * Makes this process the only writer. The lock is an open transaction on a second, empty database: the system frees it
 * when the process dies, however it dies, and it keeps nobody from reading the events.
 * @throws EventStoreError StoreLocked while another writer holds it
 */
export function holdStoreLock(files: StoreFiles): StoreLock {
  const database = openLockFile(files);
  try {
    // Without a journal file nothing is left behind after a kill.
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw lockError(files, cause);
  }
  return { release: () => database.close() };
}

function openLockFile(files: StoreFiles): DatabaseSync {
  try {
    return new DatabaseSync(files.lock, { timeout: 0 });
  } catch (cause) {
    throw storeErrorOf(cause, files.lock);
  }
}

function lockError(files: StoreFiles, cause: unknown): EventStoreError {
  const error = storeErrorOf(cause, files.lock);
  if (!isEventStoreError(error, 'StoreLocked')) return error;
  return new EventStoreError(
    'StoreLocked',
    {
      happened: `Another process is writing to the event store ${files.database}.`,
      botDid: 'Nothing was written and nothing was started.',
      toDo: 'Stop the other bot (its lock is freed when it ends), or give this one a store of its own.',
    },
    { path: files.database },
    { cause },
  );
}
