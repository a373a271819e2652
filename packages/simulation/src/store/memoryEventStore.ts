import {
  EventStoreError,
  type EventStore,
  type JsonObject,
  type JsonValue,
  type NewStoredEvent,
  type StoredEvent,
} from '@bot/core';

/** A store whose events outlive the one who opened it, as a file would. */
export interface MemoryEventStore extends EventStore {
  /** Opens the same events again, as the next process would; this object is closed by it. */
  reopen(): MemoryEventStore;
  /** Every event, also when the store is closed: for tests to look at. */
  events(): readonly StoredEvent[];
}

/** Events are copied and frozen as they come in, so that nobody can change history. */
export const createMemoryEventStore = (): MemoryEventStore => open([]);

function open(events: StoredEvent[]): MemoryEventStore {
  let closed = false;

  function mustBeOpen(): void {
    if (closed) throw storeClosed();
  }

  return {
    get lastSeq() {
      return events.length;
    },
    async append(batch) {
      mustBeOpen();
      // All copies are made before the first is added: a batch that cannot be stored leaves nothing behind.
      const stored = batch.map((event, index) => storedCopy(event, events.length + index + 1));
      events.push(...stored);
    },
    read(afterSeq = 0) {
      mustBeOpen();
      return events.slice(afterSeq);
    },
    async close() {
      closed = true;
    },
    reopen() {
      closed = true;
      return open(events);
    },
    events: () => [...events],
  };
}

function storedCopy(event: NewStoredEvent, seq: number): StoredEvent {
  const { type, v, at, causationId, correlationId, payload } = event;
  return Object.freeze({ seq, type, v, at, causationId, correlationId, payload: frozenCopy(payload) });
}

/** Through JSON text, as in a real store: what JSON cannot say is not kept here either. */
const frozenCopy = (payload: JsonObject): JsonObject => frozen(JSON.parse(JSON.stringify(payload)) as JsonObject);

function frozen<T extends JsonValue>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const held of Object.values(value)) frozen(held as JsonValue);
  return Object.freeze(value);
}

const storeClosed = (): EventStoreError =>
  new EventStoreError(
    'StoreClosed',
    {
      happened: 'The event store in memory was closed, or opened again by somebody else.',
      botDid: 'Nothing was written.',
      toDo: 'Use the store that reopen() gave.',
    },
    {},
  );
