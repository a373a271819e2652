import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { NewStoredEvent } from '@bot/core';
import { openSqliteEventStore } from './openSqliteEventStore';
import { verifyStore } from './verifyStore';

const event = (n: number): NewStoredEvent => ({
  type: 'Counted',
  v: 1,
  at: 1_522_800_000_000 + n,
  causationId: `cause-${n}`,
  correlationId: 'order-1',
  payload: { n, price: '50000.01', nested: { list: [1, null, 'ü'] } },
});
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => event(from + index));

const root = mkdtempSync(join(tmpdir(), 'bot-store-'));
let folder: string;
let path: string;
let count = 0;
beforeEach(() => {
  folder = join(root, String((count += 1)));
  mkdirSync(folder);
  path = join(folder, 'bot.db');
});
afterAll(() => rmSync(root, { recursive: true }));

async function storeWith(...batches: NewStoredEvent[][]): Promise<string> {
  const store = openSqliteEventStore({ path });
  for (const batch of batches) await store.append(batch);
  await store.close();
  return store.chainHash;
}

describe('a writer', () => {
  it('reads back after a restart what it appended, in order and without gaps', async () => {
    const chainHash = await storeWith(events(1, 2), [], events(3, 600));
    const store = openSqliteEventStore({ path });
    expect(store).toMatchObject({ path, lastSeq: 600, chainHash, warnings: [] });
    expect([...store.read()]).toEqual(events(1, 600).map((stored, index) => ({ seq: index + 1, ...stored })));
    expect([...store.read(598)].map(({ seq }) => seq)).toEqual([599, 600]);
    expect([...store.read(600)]).toEqual([]);
    await store.close();
  });

  it('starts with nothing, in a folder that it makes', async () => {
    const store = openSqliteEventStore({ path: join(folder, 'a', 'b', 'bot.db') });
    expect(store).toMatchObject({ lastSeq: 0, chainHash: '0'.repeat(64), warnings: [] });
    expect([...store.read()]).toEqual([]);
    await store.close();
  });

  it('reads what was there when it was asked, even while it appends', async () => {
    const store = openSqliteEventStore({ path });
    await store.append(events(1, 300));
    const seen: number[] = [];
    for (const { seq } of store.read()) {
      if (seq === 1) await store.append([event(301)]);
      seen.push(seq);
    }
    expect(seen).toHaveLength(300);
    expect(store.lastSeq).toBe(301);
    await store.close();
  });

  it('keeps a second writer out until it closes, and says what to do', async () => {
    const store = openSqliteEventStore({ path });
    const link = join(folder, 'other-name.db');
    symlinkSync(path, link);
    for (const name of [path, link]) {
      expect(() => openSqliteEventStore({ path: name })).toThrow(
        expect.objectContaining({ code: 'StoreLocked', message: expect.stringContaining('Stop the other bot') }),
      );
    }
    await store.append([event(1)]);
    await store.close();
    const next = openSqliteEventStore({ path: link });
    expect(next.lastSeq).toBe(1);
    await next.close();
  });

  it('refuses everything once it is closed; closing twice is allowed', async () => {
    const store = openSqliteEventStore({ path });
    await store.append([event(1)]);
    const halfRead = store.read();
    await store.close();
    await store.close();
    await expect(store.append([event(2)])).rejects.toMatchObject({ code: 'StoreClosed' });
    expect(() => store.read()).toThrow(expect.objectContaining({ code: 'StoreClosed' }));
    expect(() => [...halfRead]).toThrow(expect.objectContaining({ code: 'StoreClosed' }));
  });
});

describe('a reader', () => {
  it('follows a writer at work and needs no lock', async () => {
    const writer = openSqliteEventStore({ path });
    await writer.append(events(1, 2));
    const reader = openSqliteEventStore({ path, readOnly: true });
    expect([...reader.read()]).toEqual([...writer.read()]);
    await writer.append([event(3)]);
    expect(reader).toMatchObject({ lastSeq: 3, chainHash: writer.chainHash });
    expect([...reader.read(2)]).toMatchObject([{ seq: 3, payload: { n: 3 } }]);
    await writer.close();
    expect([...reader.read()]).toHaveLength(3);
    await reader.close();
  });

  it('refuses to append, and everything once it is closed', async () => {
    await storeWith(events(1, 1));
    const reader = openSqliteEventStore({ path, readOnly: true });
    await expect(reader.append([event(2)])).rejects.toMatchObject({ code: 'StoreNotWritable' });
    await reader.close();
    await reader.close();
    expect(() => reader.lastSeq).toThrow(expect.objectContaining({ code: 'StoreClosed' }));
    expect(() => reader.read()).toThrow(expect.objectContaining({ code: 'StoreClosed' }));
  });

  it.each([
    ['nothing', () => {}],
    ['a folder', () => mkdirSync(path)],
    ['a file that no writer has begun', () => writeFileSync(path, '')],
  ])('says that the store is missing where there is %s, and makes no file', (_, prepare) => {
    prepare();
    const before = readdirSync(folder);
    expect(() => openSqliteEventStore({ path, readOnly: true })).toThrow(
      expect.objectContaining({ code: 'StoreMissing', details: { path } }),
    );
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('a path that cannot be a store', () => {
  it.each([
    ['below a file', () => (writeFileSync(join(folder, 'file'), 'x'), join(folder, 'file', 'bot.db')), 'ENOTDIR'],
    [
      'below a file, deeper',
      () => (writeFileSync(join(folder, 'file'), 'x'), join(folder, 'file', 'a', 'bot.db')),
      'ENOTDIR',
    ],
    ['a folder', () => folder, 'EISDIR'],
    ['a name that is too long', () => join(folder, 'x'.repeat(300)), 14],
  ])('%s: nothing is left behind', (_, prepare, found) => {
    const impossible = prepare();
    const before = readdirSync(root, { recursive: true }).sort();
    expect(() => openSqliteEventStore({ path: impossible })).toThrow(
      expect.objectContaining({ code: 'StoreNotWritable', details: expect.objectContaining({ found }) }),
    );
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
  });

  it('a place for the lock that is taken', () => {
    writeFileSync(`${path}.lock`, 'something else '.repeat(40));
    expect(() => openSqliteEventStore({ path })).toThrow(
      expect.objectContaining({ code: 'StoreCorrupt', details: expect.objectContaining({ path: `${path}.lock` }) }),
    );
    expect(existsSync(path)).toBe(false);
  });

  it('a place for the log that is taken: what was begun is taken away again, what was there stays', async () => {
    mkdirSync(`${path}-wal`);
    expect(() => openSqliteEventStore({ path })).toThrow(expect.objectContaining({ code: 'AppendFailed' }));
    expect(readdirSync(folder).sort()).toEqual(['bot.db-wal', 'bot.db.lock']);

    rmSync(`${path}-wal`, { recursive: true });
    await storeWith(events(1, 2));
    mkdirSync(`${path}-wal`);
    expect(() => openSqliteEventStore({ path })).toThrow(expect.objectContaining({ code: 'StoreNotWritable' }));
    expect(verifyStore(path)).toMatchObject({ ok: true, lastSeq: 2, headSeq: 2 });
  });

  it('a place for the head file that is taken: the lock is given back', async () => {
    mkdirSync(`${path}.head`);
    expect(() => openSqliteEventStore({ path })).toThrow(expect.objectContaining({ code: 'StoreNotWritable' }));
    expect(existsSync(path)).toBe(false);
    rmSync(`${path}.head`, { recursive: true });
    await openSqliteEventStore({ path }).close();
  });
});

describe('a file that is not ours to write', () => {
  it.each([
    ['a store of a newer version', 'PRAGMA user_version = 2', 'StoreVersionNewer'],
    ['a database of another program', 'PRAGMA application_id = 7', 'StoreCorrupt'],
    ['a database without a name', 'PRAGMA application_id = 0', 'StoreCorrupt'],
  ])('%s is refused and left as it is', async (_, change, code) => {
    await storeWith(events(1, 3));
    const database = new DatabaseSync(path);
    database.exec(change);
    database.close();
    const before = readFileSync(path);
    for (const readOnly of [true, false]) {
      expect(() => openSqliteEventStore({ path, readOnly })).toThrow(expect.objectContaining({ code }));
    }
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(verifyStore(path).ok).toBe(false);
  });

  it('text is refused and left as it is', () => {
    writeFileSync(path, 'time,open,high,low,close\n'.repeat(50));
    const before = readFileSync(path);
    expect(() => openSqliteEventStore({ path })).toThrow(expect.objectContaining({ code: 'StoreCorrupt' }));
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(verifyStore(path)).toMatchObject({ ok: false, problems: [{ code: 'NotADatabase' }] });
  });
});
