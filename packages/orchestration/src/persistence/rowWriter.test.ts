import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { NewStoredEvent } from '@bot/core';
import { genesisHash } from './eventRow';
import { openHeadFile } from './headFile';
import { openForWriting } from './openDatabase';
import { openSqliteEventStore } from './openSqliteEventStore';
import { openRowWriter } from './rowWriter';
import { storeFiles } from './storeFiles';
import { holdStoreLock } from './storeLock';
import { verifyStore } from './verifyStore';
import { writingStore } from './writingStore';

const event = (text: string): NewStoredEvent => ({
  type: 'Said',
  v: 1,
  at: 1,
  causationId: 'c',
  correlationId: 'd',
  payload: { text },
});

const folder = mkdtempSync(join(tmpdir(), 'bot-append-'));
let path: string;
let count = 0;
beforeEach(() => (path = join(folder, `${(count += 1)}.db`)));
afterAll(() => rmSync(folder, { recursive: true }));

const refusesEverything = async (store: ReturnType<typeof openSqliteEventStore>, because: string) => {
  const closed = expect.objectContaining({ code: 'StoreClosed', message: expect.stringContaining(because) });
  await expect(store.append([event('again')])).rejects.toEqual(closed);
  expect(() => store.read()).toThrow(closed);
  await store.close();
};

it('a commit is on the disk before it returns', () => {
  const database = openForWriting(storeFiles(path));
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 }); // FULL
  database.close();
});

it('without room the whole batch is lost and the store is closed', async () => {
  const files = storeFiles(path);
  const database = openForWriting(files);
  const write = openRowWriter(database, path);
  const resources = { lock: holdStoreLock(files), head: openHeadFile(files.head), database, write };
  // The same answer as that of a full disk.
  resources.database.exec('PRAGMA max_page_count = 6');
  const store = writingStore(files, resources, { lastSeq: 0, chainHash: genesisHash }, []);
  await store.append([event('small')]);
  await expect(store.append([event('small'), event('x'.repeat(50_000))])).rejects.toMatchObject({ code: 'StoreFull' });
  await refusesEverything(store, 'StoreFull');
  expect(verifyStore(path)).toMatchObject({ ok: true, lastSeq: 1, headSeq: 1 });
  await openSqliteEventStore({ path }).close();
});

it('another program that has appended is noticed', async () => {
  const store = openSqliteEventStore({ path });
  await store.append([event('ours')]);
  const stranger = new DatabaseSync(path);
  stranger.exec(
    'INSERT INTO events SELECT 2, type, v, at, causation_id, correlation_id, payload, checksum FROM events',
  );
  stranger.close();
  await expect(store.append([event('ours')])).rejects.toMatchObject({
    code: 'SequenceConflict',
    details: { found: 2, expected: 1 },
  });
  await refusesEverything(store, 'SequenceConflict');
});

it('another program in the middle of writing is noticed', async () => {
  const store = openSqliteEventStore({ path });
  const stranger = new DatabaseSync(path);
  stranger.exec('BEGIN IMMEDIATE');
  await expect(store.append([event('ours')])).rejects.toMatchObject({ code: 'StoreLocked' });
  stranger.close();
  await refusesEverything(store, 'StoreLocked');
});

it('a table that somebody took away is a failed append', async () => {
  const store = openSqliteEventStore({ path });
  const stranger = new DatabaseSync(path);
  stranger.exec('DROP TABLE events');
  stranger.close();
  await expect(store.append([event('ours')])).rejects.toMatchObject({ code: 'AppendFailed' });
  await refusesEverything(store, 'AppendFailed');
});

it('an id that the file could not keep is a mistake of the programmer, and nothing is written', async () => {
  const store = openSqliteEventStore({ path });
  await expect(store.append([{ ...event('ours'), causationId: '\ud800' }])).rejects.toThrow('well-formed');
  await store.append([event('ours')]);
  expect(store.lastSeq).toBe(1);
  await store.close();
});
