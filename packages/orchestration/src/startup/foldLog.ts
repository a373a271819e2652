import { decodePayload, type BotEvent, type EventStore, type RecordedBotEvent, type StoredEvent } from '@bot/core';
import { evolve } from '../engine/evolve';
import { createLedger, type Ledger } from '../engine/state/ledger';
import { logSchema, upcast, type LogSchema } from './upcast';

/** What comes after `afterSeq` in a log, as it was said. @throws EventStoreError StoreVersionNewer, StoreCorrupt */
export function* recordedEvents(
  store: Pick<EventStore, 'read'>,
  { schema = logSchema, afterSeq = 0 }: { readonly schema?: LogSchema; readonly afterSeq?: number } = {},
): Iterable<RecordedBotEvent> {
  for (const stored of store.read(afterSeq)) yield toRecorded(stored, schema);
}

/** What we own, from the log alone. A ledger that has taken a part of it in goes on from there. @throws EventStoreError */
export function foldLog(store: Pick<EventStore, 'read'>, ledger: Ledger = createLedger(), schema?: LogSchema): Ledger {
  const options = { afterSeq: ledger.lastSeq, ...(schema !== undefined && { schema }) };
  for (const event of recordedEvents(store, options)) {
    evolve(ledger, event);
    ledger.lastSeq = event.seq;
  }
  return ledger;
}

/** One event of a log, as it was said. @throws EventStoreError StoreVersionNewer, StoreCorrupt */
export function toRecorded(stored: StoredEvent, schema: LogSchema = logSchema): RecordedBotEvent {
  const { seq, type, at, causationId, correlationId } = stored;
  const event = { type, payload: decodePayload(upcast(stored, schema)) } as BotEvent;
  return { ...event, seq, at, causationId, correlationId };
}
