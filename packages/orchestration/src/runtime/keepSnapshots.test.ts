import type { EventStore } from '@bot/core';
import { createMemoryEventStore, withFaultyOutcomes } from '@bot/simulation';
import { buy, testConfig } from '../engine/testing/fixtures';
import { plain } from '../engine/testing/plain';
import { foldLog } from '../startup/foldLog';
import { createSmallWorld } from './testing/smallWorld';
import { memorySnapshots } from './testing/memorySnapshots';

const storage = { ...testConfig.storage, snapshotEvery: 4 };

it('is made after so many events, and at a clean stop', async () => {
  const snapshots = memorySnapshots();
  const { kernel, startedBot } = createSmallWorld({ config: { storage }, snapshots });
  const store = createMemoryEventStore();
  const bot = await startedBot(store);
  expect(snapshots.saved).toEqual([4]);
  bot.submit(buy('1'));
  await kernel.advance(0);
  expect(snapshots.saved.length).toBeGreaterThan(1);
  await kernel.run(bot.stop());
  expect(snapshots.saved.at(-1)).toBe(store.lastSeq);
});

it('is where the next start begins to read', async () => {
  const snapshots = memorySnapshots();
  const { kernel, startedBot } = createSmallWorld({ config: { storage }, snapshots });
  const memory = createMemoryEventStore();
  const first = await startedBot(memory);
  first.submit(buy('1', '90'));
  await kernel.advance(0);
  await kernel.run(first.stop());
  const { lastSeq } = memory;

  const store = memory.reopen();
  const readFrom: number[] = [];
  const followed: EventStore = { ...store, read: (after = 0) => (readFrom.push(after), store.read(after)) };
  const second = await startedBot(Object.defineProperty(followed, 'lastSeq', { get: () => store.lastSeq }));
  expect(readFrom).toEqual([lastSeq]);
  expect(second.state.ledger.liveOrderIds.size).toBe(1);
  expect(plain(second.state.ledger)).toBe(plain(foldLog({ read: () => store.events() })));
});

it('is not made of what could not be written', async () => {
  const snapshots = memorySnapshots();
  const { kernel, startedBot } = createSmallWorld({ config: { storage }, snapshots });
  const memory = createMemoryEventStore();
  const store = withFaultyOutcomes(memory, { clock: kernel.clock });
  const bot = await startedBot(store);
  const before = [...snapshots.saved];
  store.failNextAppend('Lost');
  bot.submit(buy('1'));
  await kernel.run(bot.failed.catch(() => undefined));
  await kernel.run(bot.stop());
  expect(snapshots.saved).toEqual(before);
});

it('is no reason to stop when it cannot be kept', async () => {
  const warnings: string[] = [];
  const quiet = { debug() {}, info() {}, error() {} };
  const logger = { ...quiet, warn: (_: object, message: string) => void warnings.push(message) };
  const full = () => {
    throw new Error('no room');
  };
  const { kernel, requested, startedBot } = createSmallWorld({
    ...{ config: { storage }, logger },
    snapshots: { load: () => null, save: full },
  });
  const bot = await startedBot();
  bot.submit(buy('1'));
  await kernel.advance(0);
  expect(requested('submitOrder')).toBe(1);
  expect(warnings[0]).toContain('could not be kept');
});
