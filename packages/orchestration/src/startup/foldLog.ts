import {
  AssertionFailed,
  decodePayload,
  eventVersion,
  type BotEvent,
  type BotEventType,
  type EventStore,
  type RecordedBotEvent,
  type StoredEvent,
} from '@bot/core';
import { evolve } from '../engine/evolve';
import { upcast } from './upcast';
import { createLedger, type Ledger } from '../engine/state/ledger';

/** Everything in a log, as it was said. */
export function* recordedEvents(store: Pick<EventStore, 'read'>): Iterable<RecordedBotEvent> {
  for (const stored of store.read()) yield toRecorded(stored);
}

/** What we own, from the log alone. */
export function foldLog(store: Pick<EventStore, 'read'>, ledger: Ledger = createLedger()): Ledger {
  for (const event of recordedEvents(store)) {
    evolve(ledger, event);
    ledger.lastSeq = event.seq;
  }
  return ledger;
}

function toRecorded({ seq, type, v, at, causationId, correlationId, payload }: StoredEvent): RecordedBotEvent {
  const known = eventVersion(type as BotEventType);
  if (v > known) throw new AssertionFailed(`event ${seq} (${type}) has version ${v}, this build reads ${known}`);
  const event = { type, payload: decodePayload(upcast({ type, v, payload })) } as BotEvent;
  return { ...event, seq, at, causationId, correlationId };
}
