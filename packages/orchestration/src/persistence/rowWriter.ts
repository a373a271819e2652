import type { DatabaseSync } from 'node:sqlite';
import { EventStoreError } from '@bot/core';
import { genesisHash, type EventRow } from './eventRow';
import type { StoreTail } from './readEvents';

const INSERT = `
  INSERT INTO events (seq, type, v, at, causation_id, correlation_id, payload, checksum)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes all rows or none, in one synced transaction. @throws EventStoreError, or SQLite's own error */
export type RowWriter = (expected: StoreTail, rows: readonly EventRow[]) => StoreTail;

/** The statements are compiled once for each database that is opened. */
export function openRowWriter(database: DatabaseSync, path: string): RowWriter {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const newest = database.prepare('SELECT seq, checksum FROM events ORDER BY seq DESC LIMIT 1');
  const insert = database.prepare(INSERT);

  function tail(): StoreTail {
    const row = newest.get() as Pick<EventRow, 'seq' | 'checksum'> | undefined;
    return row === undefined ? { lastSeq: 0, chainHash: genesisHash } : { lastSeq: row.seq, chainHash: row.checksum };
  }

  return (expected, rows) => {
    begin.run();
    try {
      // Our lock keeps other bots out, not other programs.
      requireTail(tail(), expected, path);
      for (const { seq, type, v, at, causation_id, correlation_id, payload, checksum } of rows)
        insert.run(seq, type, v, at, causation_id, correlation_id, payload, checksum);
      commit.run();
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
    const last = rows.at(-1);
    return last === undefined ? expected : { lastSeq: last.seq, chainHash: last.checksum };
  };
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
