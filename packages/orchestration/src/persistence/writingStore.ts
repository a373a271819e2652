import { existsSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { EventStoreError } from '@bot/core';
import { genesisHash, rowsOf } from './eventRow';
import { examineStore } from './examineStore';
import { openHeadFile, type HeadFile } from './headFile';
import { openForWriting } from './openDatabase';
import { readEvents, readHashAt, type StoreTail } from './readEvents';
import {
  archiveFiles,
  beginReplacement,
  begunReplacement,
  finishReplacement,
  refuseUnfinished,
  type BeginAgain,
  type StoreReplacement,
} from './replaceStore';
import { openRowWriter, type RowWriter } from './rowWriter';
import { openSnapshotFile } from './snapshotFile';
import type { SqliteEventStore } from './sqliteEventStore';
import { storeErrorOf } from './sqliteFailure';
import { storeClosed } from './storeClosed';
import { requireWritable, type StoreFiles } from './storeFiles';
import { holdStoreLock, type StoreLock } from './storeLock';
import { isFatal, isReplaceable, refuseDamage, type StoreProblem } from './storeProblem';

/** What a writer holds while its store is open. */
interface WriterResources {
  readonly database: DatabaseSync;
  readonly write: RowWriter;
  readonly head: HeadFile;
  readonly lock: StoreLock;
}

/**
 * Takes the lock, examines every event, and only then opens the store for appending. A damaged one is refused, or put away
 * when it is known how to begin again. @throws EventStoreError
 */
export function openWritingStore(files: StoreFiles, begin?: BeginAgain): SqliteEventStore {
  requireWritable(files);
  const lock = holdStoreLock(files);
  try {
    const begun = begunReplacement(files);
    if (begun !== null) return replacingStore(files, lock, begun, begin ?? refuseUnfinished(files));
    const { problems, ...tail } = examineStore(files);
    if (begin !== undefined && problems.some(isFatal) && problems.every(isReplaceable)) {
      return replacingStore(files, lock, beginReplacement(files, problems), begin);
    }
    refuseDamage(files.database, problems);
    return writingStore(files, { lock, ...openFiles(files, tail) }, tail, problems);
  } catch (error) {
    lock.release();
    throw storeErrorOf(error, files.database);
  }
}

/** A new store in the place of a damaged one. When this was interrupted before, it is taken up where that was. */
function replacingStore(
  files: StoreFiles,
  lock: StoreLock,
  replacement: StoreReplacement,
  begin: BeginAgain,
): SqliteEventStore {
  archiveFiles(files, replacement);
  const empty = { lastSeq: 0, chainHash: genesisHash };
  const opened = openFiles(files, empty);
  try {
    const rows = rowsOf(begin(replacement), 0, genesisHash);
    const tail = opened.write(empty, rows);
    opened.head.write({ seq: tail.lastSeq, hash: tail.chainHash });
    finishReplacement(files);
    return writingStore(files, { lock, ...opened }, tail, replacement.problems, replacement);
  } catch (error) {
    opened.database.close();
    opened.head.close();
    throw error;
  }
}

/** A store that cannot be begun leaves nothing half-written behind. */
function openFiles(files: StoreFiles, tail: StoreTail): Omit<WriterResources, 'lock'> {
  const isNew = !existsSync(files.database);
  const head = openHeadFile(files.head);
  let database: DatabaseSync | undefined;
  try {
    head.write({ seq: tail.lastSeq, hash: tail.chainHash });
    database = openForWriting(files);
    return { database, write: openRowWriter(database, files.database), head };
  } catch (error) {
    database?.close();
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
  replaced: StoreReplacement | null = null,
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
    replaced,
    get lastSeq() {
      return tail.lastSeq;
    },
    get chainHash() {
      return tail.chainHash;
    },
    async append(batch) {
      const { write, head } = opened();
      if (batch.length === 0) return;
      const rows = rowsOf(batch, tail.lastSeq, tail.chainHash);
      try {
        tail = write(tail, rows);
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
