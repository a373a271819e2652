import { encodePayload, type StoredEvent } from '@bot/core';
import { createMemoryEventStore, type MemoryEventStore } from '@bot/simulation';
import { buy, progressOf } from '../engine/testing/fixtures';
import { givenTrading, ordered, plain, type EngineUnderTest } from '../engine/testing/given';
import { foldLog, recordedEvents } from './foldLog';

async function storeOf({ log }: EngineUnderTest): Promise<MemoryEventStore> {
  const store = createMemoryEventStore();
  const stored = log.map(({ type, payload, at, correlationId }) => ({
    ...{ type, v: 1, at, causationId: 'test', correlationId },
    payload: encodePayload(payload),
  }));
  await store.append(stored);
  return store;
}

function givenTraded(): EngineUnderTest {
  const engine = givenTrading();
  const id = ordered(engine, buy('1', '90'));
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'PartiallyFilled', '0.4') });
  engine.sampled(1_000, '101');
  return engine;
}

it('the log alone says what we own', async () => {
  const engine = givenTraded();
  const ledger = foldLog(await storeOf(engine));
  expect(plain({ ...ledger, lastSeq: 0 })).toBe(plain(engine.state.ledger));
  expect(ledger.lastSeq).toBe(engine.log.length);
});

it('a log is read as it was said', async () => {
  const engine = givenTraded();
  const said = [...recordedEvents(await storeOf(engine))];
  expect(said.map(({ seq, type }) => `${seq} ${type}`).slice(0, 2)).toEqual(['1 ProcessStarted', '2 InstrumentListed']);
  expect(plain(said.map(({ payload }) => payload))).toBe(plain(engine.log.map(({ payload }) => payload)));
});

it('an empty log is the beginning', () => {
  expect(foldLog(createMemoryEventStore())).toMatchObject({ lastSeq: 0, epoch: null, restrictions: new Map() });
});

it.each([
  ['of a newer version', { v: 2, type: 'ProcessStopped' }, 'has version 2'],
  ['of an unknown type', { v: 1, type: 'MoonLanded' }, 'MoonLanded'],
])('an event %s stops the reading', (_, change, message) => {
  const event = { seq: 1, at: 0, causationId: '', correlationId: '', payload: { reason: '' }, ...change };
  const store = { read: (): readonly StoredEvent[] => [event] };
  expect(() => foldLog(store)).toThrow(message);
});
