import type { DatabaseSync } from 'node:sqlite';
import { EventStoreError } from '@bot/core';
import type { EventRow } from './eventRow';
import { readTail, type StoreTail } from './readEvents';

const INSERT = `
  INSERT INTO events (seq, type, v, at, causation_id, correlation_id, payload, checksum)
  VALUES (:seq, :type, :v, :at, :causation_id, :correlation_id, :payload, :checksum)`;

/** Writes all rows or none, in one synced transaction. @throws EventStoreError, or SQLite's own error */
export function appendRows(
  database: DatabaseSync,
  path: string,
  expected: StoreTail,
  rows: readonly EventRow[],
): StoreTail {
  database.exec('BEGIN IMMEDIATE');
  try {
    // Our lock keeps other bots out, not other programs.
    requireTail(readTail(database, path), expected, path);
    const insert = database.prepare(INSERT);
    for (const row of rows) insert.run({ ...row });
    database.exec('COMMIT');
  } catch (error) {
    // A full disk may have ended the transaction already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
  const last = rows.at(-1);
  return last === undefined ? expected : { lastSeq: last.seq, chainHash: last.checksum };
}

function requireTail(found: StoreTail, expected: StoreTail, path: string): void {
  if (found.lastSeq === expected.lastSeq && found.chainHash === expected.chainHash) return;
  throw new EventStoreError(
    'SequenceConflict',
    {
      happened: `Another program has changed the event store ${path}: it ends with event ${found.lastSeq}, not ${expected.lastSeq}.`,
      botDid: 'The batch was not written; the store was closed.',
      toDo: 'Find out what else writes to this file, then verify the store.',
    },
    { path, found: found.lastSeq, expected: expected.lastSeq },
  );
}
