import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { EventStoreError, isEventStoreError } from '@bot/core';
import { storeErrorOf } from './sqliteFailure';
import type { StoreFiles } from './storeFiles';

/** Somebody who only looks whether the lock is held is in the way for less than this. */
const PATIENCE_MS = 100;

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

/** Whether a writer is at work. */
export function isStoreLocked(files: StoreFiles): boolean {
  if (!existsSync(files.lock)) return false;
  const database = new DatabaseSync(files.lock, { readOnly: true, timeout: 0 });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (cause) {
    if (isEventStoreError(storeErrorOf(cause, files.lock), 'StoreLocked')) return true;
    throw storeErrorOf(cause, files.lock);
  } finally {
    database.close();
  }
}

function openLockFile(files: StoreFiles): DatabaseSync {
  try {
    return new DatabaseSync(files.lock, { timeout: PATIENCE_MS });
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
