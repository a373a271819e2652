import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from './openSqliteEventStore';
import { openSnapshotFile } from './snapshotFile';

const folder = mkdtempSync(join(tmpdir(), 'bot-snapshot-'));
const path = join(folder, 'bot.db.snapshot');
afterAll(() => rmSync(folder, { recursive: true }));

const chain = (seq: number): string | null => (seq <= 5 ? `hash-${seq}` : null);
const snapshot = { madeBy: 'us', lastSeq: 3, body: { cash: '10' } };
const loaded = () => openSnapshotFile(path, chain).load();
beforeEach(() => openSnapshotFile(path, chain).save(snapshot));

it('gives back what was kept, and leaves nothing else behind', () => {
  expect(loaded()).toEqual(snapshot);
  expect(readdirSync(folder)).toEqual(['bot.db.snapshot']);
});

it('is replaced by the next one', () => {
  openSnapshotFile(path, chain).save({ ...snapshot, lastSeq: 5 });
  expect(loaded()?.lastSeq).toBe(5);
});

it('is nothing when it is gone', () => {
  rmSync(path);
  expect(loaded()).toBeNull();
});

it('is nothing to a log that does not have its events, or has others', () => {
  expect(openSnapshotFile(path, () => null).load()).toBeNull();
  expect(openSnapshotFile(path, (seq) => `other-${seq}`).load()).toBeNull();
});

it('is not kept of events that are not there', () => {
  openSnapshotFile(path, chain).save({ ...snapshot, lastSeq: 6 });
  expect(loaded()?.lastSeq).toBe(3);
});

it('is never believed when a byte of it is another, or missing', () => {
  const intact = readFileSync(path);
  for (let at = 0; at < intact.length; at++) {
    const damaged = Buffer.from(intact);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 0x10, at);
    writeFileSync(path, damaged);
    expect(loaded()).toBeNull();
    writeFileSync(path, intact.subarray(0, at));
    expect(loaded()).toBeNull();
  }
});

it('stands beside a store, for its writer and for those who look on', async () => {
  const database = join(folder, 'run', 'bot.db');
  const store = openSqliteEventStore({ path: database });
  const said = { type: 'Said', v: 1, at: 0, causationId: '', correlationId: '', payload: {} };
  store.snapshots.save({ ...snapshot, lastSeq: 0 });
  expect(store.snapshots.load()).toEqual({ ...snapshot, lastSeq: 0 });
  await store.append([said, said, said]);
  store.snapshots.save(snapshot);
  const reader = openSqliteEventStore({ path: database, readOnly: true });
  expect(reader.snapshots.load()).toEqual(snapshot);
  await reader.close();
  await store.close();
});
