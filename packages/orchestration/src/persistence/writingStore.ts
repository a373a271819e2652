import { existsSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { EventStoreError } from '@bot/core';
import { appendRows } from './appendRows';
import { rowsOf } from './eventRow';
import { examineStore } from './examineStore';
import { openHeadFile, type HeadFile } from './headFile';
import { openForWriting } from './openDatabase';
import { readEvents, readHashAt, type StoreTail } from './readEvents';
import { openSnapshotFile } from './snapshotFile';
import type { SqliteEventStore } from './sqliteEventStore';
import { storeErrorOf } from './sqliteFailure';
import { storeClosed } from './storeClosed';
import { requireWritable, type StoreFiles } from './storeFiles';
import { holdStoreLock, type StoreLock } from './storeLock';
import { refuseDamage, type StoreProblem } from './storeProblem';

/** What a writer holds while its store is open. */
interface WriterResources {
  readonly database: DatabaseSync;
  readonly head: HeadFile;
  readonly lock: StoreLock;
}

/** Takes the lock, examines every event, and only then opens the store for appending. @throws EventStoreError */
export function openWritingStore(files: StoreFiles): SqliteEventStore {
  requireWritable(files);
  const lock = holdStoreLock(files);
  try {
    const { problems, ...tail } = examineStore(files);
    refuseDamage(files.database, problems);
    return writingStore(files, { lock, ...openFiles(files, tail) }, tail, problems);
  } catch (error) {
    lock.release();
    throw storeErrorOf(error, files.database);
  }
}

/** A store that cannot be begun leaves nothing half-written behind. */
function openFiles(files: StoreFiles, tail: StoreTail): Pick<WriterResources, 'database' | 'head'> {
  const isNew = !existsSync(files.database);
  const head = openHeadFile(files.head);
  try {
    head.write({ seq: tail.lastSeq, hash: tail.chainHash });
    return { database: openForWriting(files), head };
  } catch (error) {
    head.close();
    if (isNew) for (const path of [files.database, files.head]) rmSync(path, { force: true });
    throw error;
  }
}

/** The store over what was opened. */
export function writingStore(
  files: StoreFiles,
  resources: WriterResources,
  stored: StoreTail,
  warnings: readonly StoreProblem[],
): SqliteEventStore {
  const path = files.database;
  let tail: StoreTail = { lastSeq: stored.lastSeq, chainHash: stored.chainHash };
  let open: WriterResources | null = resources;
  let failure: EventStoreError | undefined;

  const opened = (): WriterResources => {
    if (open === null) throw storeClosed(path, failure);
    return open;
  };
  const giveBack = (): void => {
    open?.database.close();
    open?.head.close();
    open?.lock.release();
    open = null;
  };
  return {
    path,
    snapshots: openSnapshotFile(files.snapshot, (seq) => readHashAt(opened().database, path, seq)),
    warnings,
    get lastSeq() {
      return tail.lastSeq;
    },
    get chainHash() {
      return tail.chainHash;
    },
    async append(batch) {
      const { database, head } = opened();
      if (batch.length === 0) return;
      const rows = rowsOf(batch, tail.lastSeq, tail.chainHash);
      try {
        tail = appendRows(database, path, tail, rows);
        head.write({ seq: tail.lastSeq, hash: tail.chainHash });
      } catch (cause) {
        failure = storeErrorOf(cause, path);
        giveBack();
        throw failure;
      }
    },
    read(afterSeq = 0) {
      opened();
      return readEvents(() => opened().database, path, afterSeq, tail.lastSeq);
    },
    async close() {
      giveBack();
    },
  };
}
