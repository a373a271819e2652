import { type EventStore, type StoredEvent } from '@bot/core';
import { createMemoryEventStore, createVirtualClock, withFaultyOutcomes } from '@bot/simulation';
import { registerCards } from '../card/registerCards';
import { eventStoreConformance } from './eventStoreConformance';
import type { EventStoreUnderConformance } from './eventStoreUnderConformance';

function memorySubject(breakage: (store: EventStore) => Partial<EventStore> = () => ({})): EventStoreUnderConformance {
  const store = createMemoryEventStore();
  return { store: changed(store, breakage(store)), reopen: () => store.reopen() };
}

/** The store with some of its members replaced; `lastSeq` stays alive, which a spread would not keep. */
function changed(store: EventStore, change: Partial<EventStore>): EventStore {
  return Object.create(store, Object.getOwnPropertyDescriptors(change)) as EventStore;
}

function faultySubject(): EventStoreUnderConformance {
  const clock = createVirtualClock({ startAt: 0 });
  const memory = createMemoryEventStore();
  const wrap = (store: EventStore): EventStore => withFaultyOutcomes(store, { clock });
  return { store: wrap(memory), reopen: () => wrap(memory.reopen()) };
}

describe('the event stores of the simulation conform', () => {
  describe('in memory', () => {
    registerCards(eventStoreConformance({ create: () => memorySubject() }), it);
  });
  describe('with faulty outcomes, none of which is planned', () => {
    registerCards(eventStoreConformance({ create: faultySubject }), it);
  });
});

type Breakage = (store: EventStore) => Partial<EventStore>;

/** For each card a store with the fault that the card is there to find. */
const breakages: { readonly [cardId: string]: Breakage } = {
  'ES-010': () => ({ lastSeq: 1 }),
  'ES-020': (store) => ({
    read: (afterSeq) => [...store.read(afterSeq)].map((event) => ({ ...event, seq: event.seq - 1 })),
  }),
  'ES-030': (store) => ({ read: (afterSeq = 0) => store.read(Math.max(0, afterSeq - 1)) }),
  'ES-040': (store) => ({
    append: (batch) => store.append(batch.map((event) => ({ ...event, payload: { ...event.payload, text: 'ascii' } }))),
  }),
  'ES-050': (store) => ({
    append: (batch) =>
      store.append(
        batch.length > 0 ? batch : [{ type: 'Nothing', v: 1, at: 0, causationId: '', correlationId: '', payload: {} }],
      ),
  }),
  'ES-060': (store) => {
    const waiting: (() => void)[] = [];
    return {
      append: (batch) =>
        new Promise((resolve) => {
          waiting.push(() => void store.append(batch).then(resolve));
          if (waiting.length === 3) for (const write of waiting.toReversed()) write();
        }),
    };
  },
  'ES-070': (store) => ({ append: async (batch) => Promise.resolve().then(() => store.append(batch)) }),
  'ES-080': (store) => {
    const written: StoredEvent[] = [];
    return {
      async append(batch) {
        await store.append(batch);
        written.push(...(structuredClone([...store.read(store.lastSeq - batch.length)]) as StoredEvent[]));
      },
      read: () => written,
    };
  },
  'ES-110': (store) => ({
    async append(batch) {
      for (const event of batch) await store.append([event]);
    },
  }),
  'ES-120': () => ({ close: async () => undefined }),
  'ES-130': (store) => ({ append: (batch) => store.append(batch.slice(0, 1)) }),
};

describe('each event store card fails on a store with the fault it is there to find', () => {
  const ids = eventStoreConformance({ create: () => memorySubject() }).map(({ id }) => id);

  it('has a broken store for every card', () => {
    expect(Object.keys(breakages)).toEqual(ids);
  });

  it.each(Object.entries(breakages))('%s', async (cardId, breakage) => {
    const cards = eventStoreConformance({ create: () => memorySubject(breakage) });
    const card = cards.find(({ id }) => id === cardId);
    await expect(card?.run()).rejects.toMatchObject({ name: 'ConformanceFailure', cardId });
  });
});
