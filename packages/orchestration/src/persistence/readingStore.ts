import type { DatabaseSync } from 'node:sqlite';
import { EventStoreError } from '@bot/core';
import { examineStore } from './examineStore';
import { openForReading } from './openDatabase';
import { readEvents, readHashAt, readTail } from './readEvents';
import { openSnapshotFile } from './snapshotFile';
import type { SqliteEventStore } from './sqliteEventStore';
import { storeClosed } from './storeClosed';
import { requireStore, storeMissing, type StoreFiles } from './storeFiles';
import { refuseDamage } from './storeProblem';
import { identify } from './storeSchema';

/** A store that only looks on: it follows a writer at work, and needs no lock. @throws EventStoreError */
export function openReadingStore(files: StoreFiles): SqliteEventStore {
  const path = files.database;
  requireStore(files);
  const { problems } = examineStore(files);
  refuseDamage(path, problems);

  let open: DatabaseSync | null = openStarted(files);
  const database = (): DatabaseSync => {
    if (open === null) throw storeClosed(path);
    return open;
  };
  return {
    path,
    snapshots: openSnapshotFile(files.snapshot, (seq) => readHashAt(database(), path, seq)),
    warnings: problems,
    replaced: null,
    get lastSeq() {
      return readTail(database(), path).lastSeq;
    },
    get chainHash() {
      return readTail(database(), path).chainHash;
    },
    async append() {
      const text = { happened: `The event store ${path} was opened for reading.`, botDid: 'Nothing was written.' };
      throw new EventStoreError('StoreNotWritable', text, { path });
    },
    read: (afterSeq = 0) => readEvents(database, path, afterSeq, readTail(database(), path).lastSeq),
    async close() {
      open?.close();
      open = null;
    },
  };
}

/** A file that a writer has made and not begun yet is no store. */
function openStarted(files: StoreFiles): DatabaseSync {
  const database = openForReading(files);
  if (identify(database) === 'Ours') return database;
  database.close();
  throw storeMissing(files);
}
