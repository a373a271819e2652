import type { EventStore, JsonObject, NewStoredEvent, StoredEvent } from '@bot/core';
import type { CardDefinition } from '../card/conformanceCard';
import { mustExist } from '../card/rules';
import type { EventStoreCapability, EventStoreUnderConformance } from './eventStoreUnderConformance';

export type EventStoreCard = CardDefinition<StoreWorld, EventStoreCapability>;

/** The store and what the cards do with it. */
export interface StoreWorld {
  readonly store: EventStore;
  append(batch: readonly NewStoredEvent[]): Promise<void>;
  ask<T>(call: Promise<T>): Promise<T>;
  /** Closes the store and opens it again. */
  reopened(): Promise<EventStore>;
  close(): Promise<void>;
}

export function createStoreWorld(subject: EventStoreUnderConformance): StoreWorld {
  const { store } = subject;
  const opened: EventStore[] = [store];
  const ask = <T>(call: Promise<T>): Promise<T> => subject.settle?.(call) ?? call;

  return {
    store,
    ask,
    append: (batch) => ask(store.append(batch)),
    async reopened() {
      await ask(store.close());
      const next = await mustExist(subject.reopen, 'reopen of the harness').call(subject);
      opened.push(next);
      return next;
    },
    async close() {
      for (const each of opened) await ask(each.close());
      await subject.dispose?.();
    },
  };
}

export const eventOf = (type: string, payload: JsonObject = {}): NewStoredEvent => ({
  type,
  v: 1,
  at: 1_700_000_000_000,
  causationId: `cause of ${type}`,
  correlationId: `story of ${type}`,
  payload,
});

export const typesOf = (events: Iterable<StoredEvent>): string[] =>
  [...events].map(({ seq, type }) => `${seq} ${type}`);
