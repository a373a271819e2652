import { hash } from 'node:crypto';
import { assert, EventStoreError, type JsonObject, type NewStoredEvent, type StoredEvent } from '@bot/core';

/** One row of the table `events`. */
export interface EventRow {
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly at: number;
  readonly causation_id: string;
  readonly correlation_id: string;
  readonly payload: string;
  /** The hash of the chain up to and with this row, in hex. */
  readonly checksum: string;
}

/** What stands before the first event. */
export const genesisHash = '0'.repeat(64);

/** The hash of the chain after a row: SHA-256 over the hash before it and every stored column, as JSON text. */
export function hashAfter(previous: string, row: Omit<EventRow, 'checksum'>): string {
  const { seq, type, v, at, causation_id, correlation_id, payload } = row;
  return hash('sha256', JSON.stringify([previous, seq, type, v, at, causation_id, correlation_id, payload]), 'hex');
}

/** Puts a batch at the end of a chain. */
export function rowsOf(batch: readonly NewStoredEvent[], lastSeq: number, lastHash: string): EventRow[] {
  let previous = lastHash;
  return batch.map((event, index) => {
    const { type, v, at, causationId: causation_id, correlationId: correlation_id } = event;
    const payload = JSON.stringify(event.payload);
    for (const text of [type, causation_id, correlation_id]) {
      // SQLite keeps UTF-8, in which half of a surrogate pair cannot be written.
      assert(text.isWellFormed(), 'types and ids of events are well-formed text');
    }
    const row = { seq: lastSeq + 1 + index, type, v, at, causation_id, correlation_id, payload };
    previous = hashAfter(previous, row);
    return { ...row, checksum: previous };
  });
}

/** @throws EventStoreError StoreCorrupt when the row does not follow `previous` in the chain */
export function eventOf(row: EventRow, previous: string, path: string): StoredEvent {
  const { seq, type, v, at, causation_id: causationId, correlation_id: correlationId } = row;
  if (hashAfter(previous, row) !== row.checksum) throw damagedEvent(seq, path);
  return { seq, type, v, at, causationId, correlationId, payload: parsePayload(row, path) };
}

/** An event that is missing, or not what was written. */
export function damagedEvent(seq: number, path: string, cause?: unknown): EventStoreError {
  return new EventStoreError(
    'StoreCorrupt',
    {
      happened: `Event ${seq} of the store ${path} is missing or not what was written.`,
      botDid: 'Reading stopped there.',
      toDo: 'Keep the files for inspection and restore a copy, or start with a new store and let it reconcile.',
    },
    { path, seq },
    { cause },
  );
}

function parsePayload(row: EventRow, path: string): JsonObject {
  try {
    return JSON.parse(row.payload) as JsonObject;
  } catch (cause) {
    throw damagedEvent(row.seq, path, cause);
  }
}
