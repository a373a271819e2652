import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent } from '@bot/core';
import { createMemoryEventStore } from '@bot/simulation';
import { plain } from '../engine/testing/plain';
import { memorySnapshots } from '../runtime/testing/memorySnapshots';
import { foldLog } from './foldLog';
import { restoreLedger, snapshotOf } from './restoreLedger';
import { logSchema } from './upcast';

/** A log with every type of event in it. */
const events = readFileSync(join(__dirname, 'golden', '0.1.0.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as StoredEvent);
const upTo = (seq: number) => ({ read: (after = 0) => events.slice(after, seq) });

async function givenStore() {
  const store = createMemoryEventStore();
  await store.append(events);
  const readFrom: number[] = [];
  const followed = { ...store, lastSeq: store.lastSeq, read: (after = 0) => (readFrom.push(after), store.read(after)) };
  return { store: followed, readFrom };
}

it('a snapshot at any event and the events after it are the whole log', async () => {
  const { store, readFrom } = await givenStore();
  const whole = plain(foldLog(upTo(events.length)));
  for (let seq = 0; seq <= events.length; seq++) {
    const snapshots = memorySnapshots();
    snapshots.save(snapshotOf(foldLog(upTo(seq))));
    expect(plain(restoreLedger(store, { snapshots }))).toBe(whole);
  }
  expect(readFrom).toEqual(Array.from({ length: events.length + 1 }, (_, seq) => seq));
});

const half = snapshotOf(foldLog(upTo(50)));
it.each([
  ['of other code', { ...half, madeBy: 'others' }],
  ['of a longer log', { ...half, lastSeq: events.length + 1 }],
])('a snapshot %s is not looked at', async (_, snapshot) => {
  const { store, readFrom } = await givenStore();
  const snapshots = memorySnapshots();
  snapshots.save(snapshot);
  expect(plain(restoreLedger(store, { snapshots }))).toBe(plain(foldLog(upTo(events.length))));
  expect(readFrom).toEqual([0]);
});

it('a build that writes other versions does not believe the snapshots of this one', () => {
  const schema = { ...logSchema, versions: { ...logSchema.versions, DayOpened: 2 } };
  const ledger = foldLog(upTo(50));
  expect(snapshotOf(ledger, schema).madeBy).not.toBe(snapshotOf(ledger).madeBy);
});
