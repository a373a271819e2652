import { encodePayload, moneyOf, type StoredEvent } from '@bot/core';
import { createMemoryEventStore, type MemoryEventStore } from '@bot/simulation';
import { buy, progressOf } from '../engine/testing/fixtures';
import { givenTrading, ordered, type EngineUnderTest } from '../engine/testing/given';
import { plain } from '../engine/testing/plain';
import { foldLog, recordedEvents } from './foldLog';
import { logSchema, upcast, type LogSchema } from './upcast';

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

it('goes on from a ledger that has taken a part of the log in', async () => {
  const engine = givenTraded();
  const store = await storeOf(engine);
  const begun = foldLog({ read: () => [...store.read()].slice(0, 5) });
  expect(plain(foldLog(store, begun))).toBe(plain(foldLog(store)));
});

it.each([
  [
    'of a newer version',
    { v: 2, type: 'ProcessStopped' },
    'ProcessStopped of version 2; this program knows versions up to 1',
  ],
  ['of an unknown type', { v: 1, type: 'MoonLanded' }, 'MoonLanded of version 1; this program does not know that type'],
])('an event %s stops the reading', (_, change, message) => {
  const event = { seq: 1, at: 0, causationId: '', correlationId: '', payload: { reason: '' }, ...change };
  const store = { read: (): readonly StoredEvent[] => [event] };
  const refusal = {
    code: 'StoreVersionNewer',
    details: expect.objectContaining({ seq: 1 }),
    message: expect.stringContaining(message),
  };
  expect(() => foldLog(store)).toThrow(expect.objectContaining(refusal));
});

describe('a build that calls the worth of a day otherwise', () => {
  const next: LogSchema = {
    versions: { ...logSchema.versions, DayOpened: 2 },
    steps: { ...logSchema.steps, DayOpened: [({ worth = null, ...rest }) => ({ ...rest, equity: worth })] },
  };
  const before = { seq: 1, v: 1, at: 0, causationId: '', correlationId: '', type: 'DayOpened' };
  const store = { read: () => [{ ...before, payload: { date: '2018-04-04', worth: '9000' } }] };

  it('reads the log of the one before it', () => {
    expect(foldLog(store, undefined, next).day).toEqual({ date: '2018-04-04', equity: moneyOf('9000') });
  });

  it('writes what the one before it refuses', () => {
    const written = { read: () => [{ ...before, v: 2, payload: { date: '2018-04-04', equity: '9000' } }] };
    expect(foldLog(written, undefined, next).day).toEqual({ date: '2018-04-04', equity: moneyOf('9000') });
    expect(() => foldLog(written)).toThrow(expect.objectContaining({ code: 'StoreVersionNewer' }));
  });
});

it.each([
  [
    { to: 'Halted', reason: 'Operator' },
    { cause: 'Operator', mode: 'Halted', actor: 'Operator' },
  ],
  [
    { to: 'ReduceOnly', reason: 'Drift' },
    { cause: 'Drift', mode: 'ReduceOnly', actor: 'Bot' },
  ],
  [
    { to: 'Normal', reason: 'NewDay' },
    { cause: 'DailyLossLimit', mode: 'Normal', actor: 'Bot' },
  ],
  [
    { to: 'Normal', reason: 'Operator' },
    { cause: 'Every', mode: 'Normal', actor: 'Operator' },
  ],
  [{}, { cause: null, mode: null, actor: 'Bot' }],
])('the one mode of version 1 that says %j is a restriction', (said, restriction) => {
  const stored = { seq: 1, v: 1, at: 0, causationId: '', correlationId: '', type: 'ModeChanged', payload: said };
  expect(upcast(stored)).toEqual({ scope: 'All', until: null, numbers: {}, ...restriction });
});
