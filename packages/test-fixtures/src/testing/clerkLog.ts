import {
  decodePayload,
  encodePayload,
  type BotEventPayloads,
  type BotEventType,
  type Clock,
  type EventStore,
  type RecordedBotEvent,
} from '@bot/core';
import type { Trace } from '@bot/simulation';

/** What the clerk wrote down. */
export interface ClerkLog {
  readonly events: readonly RecordedBotEvent[];
  write<Type extends BotEventType>(type: Type, payload: BotEventPayloads[Type]): void;
}

export function createClerkLog(world: {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly trace: Trace;
}): ClerkLog {
  const { store, clock, trace } = world;
  // What a clerk before it has written stands in its log too.
  const events = [...store.read()].map(
    (stored) => ({ ...stored, payload: decodePayload(stored.payload) }) as unknown as RecordedBotEvent,
  );
  return {
    events,
    write(type, payload) {
      const at = clock.now();
      const envelope = { at, causationId: 'clerk', correlationId: 'clerk' };
      events.push({ ...envelope, type, payload, seq: events.length + 1 } as unknown as RecordedBotEvent);
      trace.add('bot', type);
      // What the store does with it is the test's affair; the clerk goes by its own copy.
      store.append([{ ...envelope, type, v: 1, payload: encodePayload(payload) }]).catch(() => undefined);
    },
  };
}
