import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { NewStoredEvent } from '@bot/core';
import { compactStore } from './compactStore';
import { openInputFiles } from './inputFiles';
import { openSqliteEventStore } from './openSqliteEventStore';
import { verifyStore } from './verifyStore';

const DAY_MS = 86_400_000;
const said = (n: number): NewStoredEvent => ({
  ...{ type: 'Said', v: 1, at: n, causationId: '', correlationId: '' },
  payload: { text: 'word '.repeat(50) },
});
let folder: string;
let path: string;
let now: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bot-compact-'));
  path = join(folder, 'bot.db');
  now = Date.UTC(2026, 0, 5);
  const store = openSqliteEventStore({ path });
  for (let n = 1; n <= 40; n++) await store.append([said(n)]);
  store.snapshots.save({ madeBy: 'test', lastSeq: 40, body: 'x'.repeat(5_000) });
  // As a killed process leaves it: events in the write-ahead log.
  const parts = ['', '-wal', '.head'].map((part) => `${path}${part}`);
  parts.forEach((part) => copyFileSync(part, `${part}.kept`));
  await store.close();
  parts.forEach((part) => copyFileSync(`${part}.kept`, part));
  parts.forEach((part) => rmSync(`${part}.kept`));
  for (let day = 0; day < 4; day++, now += DAY_MS) {
    const inputs = openInputFiles({ folder: `${path}.inputs`, ...bounds(100) });
    inputs.write({ afterSeq: day, events: 1, inputs: [] });
    inputs.close();
  }
});
afterEach(() => rmSync(folder, { recursive: true }));
const bounds = (keepDays: number) => ({ keepDays, maxBytes: 1_000_000, now: () => now });
const compact = () => compactStore({ path, keepInputs: bounds(2) });

it('loses no event, and says how much room it has made', () => {
  const before = verifyStore(path);
  const found = compact();
  expect(found).toMatchObject({ events: 40, inputFilesRemoved: 2 });
  expect(found.bytesAfter).toBeLessThan(found.bytesBefore);
  expect(verifyStore(path)).toEqual(before);
  expect(existsSync(`${path}.snapshot`)).toBe(false);
  expect(readdirSync(`${path}.inputs`)).toEqual(['2026-01-07-000001.jsonl', '2026-01-08-000001.jsonl']);
});

it('once more finds nothing to do', () => {
  compact();
  const { bytesBefore, bytesAfter, inputFilesRemoved } = compact();
  expect([bytesAfter, inputFilesRemoved]).toEqual([bytesBefore, 0]);
});

it('leaves the store of a bot that runs alone', async () => {
  const store = openSqliteEventStore({ path });
  expect(compact).toThrow(expect.objectContaining({ code: 'StoreLocked' }));
  await store.close();
});

it('leaves a damaged store alone', () => {
  const database = new DatabaseSync(path);
  database.exec("UPDATE events SET payload = '{}' WHERE seq = 7");
  database.close();
  expect(compact).toThrow(expect.objectContaining({ code: 'StoreCorrupt' }));
  expect(existsSync(`${path}.snapshot`)).toBe(true);
  expect(readdirSync(`${path}.inputs`)).toHaveLength(4);
});

it('needs a store', () => {
  const none = join(folder, 'none.db');
  expect(() => compactStore({ path: none, keepInputs: bounds(2) })).toThrow(
    expect.objectContaining({ code: 'StoreMissing' }),
  );
});
