import type { DatabaseSync } from 'node:sqlite';
import type { StoredEvent } from '@bot/core';
import { damagedEvent, eventOf, genesisHash, type EventRow } from './eventRow';
import { storeErrorOf } from './sqliteFailure';

const PAGE_SIZE = 256;

/** The last stored event. */
export interface StoreTail {
  readonly lastSeq: number;
  readonly chainHash: string;
}

/** @throws EventStoreError */
export function readTail(database: DatabaseSync, path: string): StoreTail {
  const [row] = query(database, path, 'SELECT * FROM events ORDER BY seq DESC LIMIT 1');
  return row === undefined ? { lastSeq: 0, chainHash: genesisHash } : { lastSeq: row.seq, chainHash: row.checksum };
}

/** The hash of the chain after an event; null when there is none of that number. @throws EventStoreError */
export function readHashAt(database: DatabaseSync, path: string, seq: number): string | null {
  if (seq === 0) return genesisHash;
  return query(database, path, 'SELECT * FROM events WHERE seq = ?', seq)[0]?.checksum ?? null;
}

/**
 * Events with `afterSeq < seq <= upTo`, each checked against the chain. They are fetched in pages, so that no statement
 * stays open while the caller thinks or writes.
 * @throws EventStoreError StoreCorrupt
 */
export function* readEvents(
  database: () => DatabaseSync,
  path: string,
  afterSeq: number,
  upTo: number,
): Generator<StoredEvent> {
  let seq = Math.max(0, afterSeq);
  if (seq >= upTo) return;
  let previous = readHashAt(database(), path, seq);
  if (previous === null) throw damagedEvent(seq, path);
  while (seq < upTo) {
    const page = query(database(), path, PAGE, seq, upTo);
    if (page.length === 0) throw damagedEvent(seq + 1, path);
    for (const row of page) {
      seq += 1;
      if (row.seq !== seq) throw damagedEvent(seq, path);
      yield eventOf(row, previous, path);
      previous = row.checksum;
    }
  }
}

const PAGE = `SELECT * FROM events WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${PAGE_SIZE}`;

function query(database: DatabaseSync, path: string, sql: string, ...values: number[]): EventRow[] {
  try {
    return database.prepare(sql).all(...values) as unknown as EventRow[];
  } catch (cause) {
    throw storeErrorOf(cause, path);
  }
}
