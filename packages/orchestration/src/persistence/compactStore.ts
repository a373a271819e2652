import { assert } from '@bot/core';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { examineStore } from './examineStore';
import { pruneInputs, type InputFilesOptions } from './inputFiles';
import { openForWriting } from './openDatabase';
import { storeErrorOf } from './sqliteFailure';
import { damageableFiles, requireStore, requireWritable, storeFiles, type StoreFiles } from './storeFiles';
import { holdStoreLock } from './storeLock';
import { refuseDamage } from './storeProblem';

export interface CompactOptions {
  readonly path: string;
  /** What of the inputs is kept. */
  readonly keepInputs: Omit<InputFilesOptions, 'folder'>;
}

export interface StoreCompaction {
  /** As many as before. */
  readonly events: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly inputFilesRemoved: number;
}

/**
 * Makes a store as small as it can be without losing an event: the write-ahead log is moved into the database, the database
 * is packed, inputs beyond their bounds and the snapshot go (the next start makes a new one). A bot that runs keeps its lock.
 * Needs as much room again as the database for a moment.
 * @throws EventStoreError StoreMissing, StoreLocked, StoreFull; StoreCorrupt before anything is changed
 */
export function compactStore({ path, keepInputs }: CompactOptions): StoreCompaction {
  const files = storeFiles(path);
  requireStore(files);
  requireWritable(files);
  const lock = holdStoreLock(files);
  try {
    const before = examineStore(files);
    refuseDamage(files.database, before.problems);
    const bytesBefore = bytesOf(files);
    for (const leftover of [files.snapshot, `${files.snapshot}.new`]) rmSync(leftover, { force: true });
    const removed = pruneInputs(files.inputs, keepInputs);
    pack(files);
    const after = examineStore(files);
    assert(after.chainHash === before.chainHash, 'a packed store holds the same events');
    return {
      events: after.events,
      bytesBefore,
      bytesAfter: bytesOf(files),
      inputFilesRemoved: removed.files,
    };
  } catch (error) {
    throw storeErrorOf(error, files.database);
  } finally {
    lock.release();
  }
}

/** SQLite packs into a copy and takes that over in one transaction, or not at all. */
function pack(files: StoreFiles): void {
  const database = openForWriting(files);
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  } finally {
    database.close();
  }
}

const bytesOf = (files: StoreFiles): number =>
  damageableFiles(files)
    .map(sizeOf)
    .reduce((sum, size) => sum + size, 0);

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.size ?? 0;
  return readdirSync(path)
    .map((name) => sizeOf(join(path, name)))
    .reduce((sum, size) => sum + size, 0);
}
