import {
  AssertionFailed,
  decodePayload,
  type BotEvent,
  type EventStore,
  type RecordedBotEvent,
  type StoredEvent,
} from '@bot/core';
import { evolve } from '../engine/evolve';
import { createLedger, type Ledger } from '../engine/state/ledger';

/** The highest payload version of each event that this build reads. */
const KNOWN_VERSION = 1;

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
  if (v > KNOWN_VERSION)
    throw new AssertionFailed(`event ${seq} (${type}) has version ${v}, this build reads ${KNOWN_VERSION}`);
  const event = { type, payload: decodePayload(payload) } as BotEvent;
  return { ...event, seq, at, causationId, correlationId };
}
