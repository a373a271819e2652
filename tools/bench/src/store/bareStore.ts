import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { NewStoredEvent } from '@bot/core';

/** SQLite without anything around it: a table of the same columns, each transaction synced, no chain, no head, no checks. */
export interface BareStore {
  append(batch: readonly NewStoredEvent[]): void;
  close(): void;
}

export function openBareStore(path: string): BareStore {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec(
    'CREATE TABLE IF NOT EXISTS events (seq INTEGER PRIMARY KEY, type TEXT, v INTEGER, at REAL, causation_id TEXT, correlation_id TEXT, payload TEXT, checksum TEXT) STRICT',
  );
  const insert = database.prepare(
    'INSERT INTO events (type, v, at, causation_id, correlation_id, payload, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    append(batch) {
      if (batch.length === 1) return insertAll(insert, batch);
      database.exec('BEGIN');
      insertAll(insert, batch);
      database.exec('COMMIT');
    },
    close: () => database.close(),
  };
}

/** As long as a true one, so that as many bytes are written. */
const NO_CHECKSUM = '0'.repeat(64);

function insertAll(insert: StatementSync, batch: readonly NewStoredEvent[]): void {
  for (const { type, v, at, causationId, correlationId, payload } of batch) {
    insert.run(type, v, at, causationId, correlationId, JSON.stringify(payload), NO_CHECKSUM);
  }
}
