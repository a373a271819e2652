import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { NewStoredEvent } from '@bot/core';
import { openSqliteEventStore } from './openSqliteEventStore';
import { beginReplacement, type BeginAgain } from './replaceStore';
import { damageableFiles, storeFiles } from './storeFiles';
import { verifyStore } from './verifyStore';

const said = (text: string): NewStoredEvent => ({
  ...{ type: 'Said', v: 1, at: 0, causationId: '', correlationId: '' },
  payload: { text },
});
const beginAgain: BeginAgain = ({ archive, problems }) => [
  said(`in place of ${basename(archive)}`),
  ...problems.map(({ code }) => said(code)),
];

let folder: string;
let path: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bot-replace-'));
  path = join(folder, 'bot.db');
  const store = openSqliteEventStore({ path });
  await store.append([said('one'), said('two'), said('three')]);
  store.snapshots.save({ madeBy: 'test', lastSeq: 3, body: {} });
  await store.close();
  mkdirSync(`${path}.inputs`);
  writeFileSync(join(`${path}.inputs`, 'day'), 'input');
});
afterEach(() => rmSync(folder, { recursive: true }));

function damage(): void {
  const database = new DatabaseSync(path);
  database.exec("UPDATE events SET payload = '{}' WHERE seq = 2");
  database.close();
}
const archives = (): string[] => readdirSync(folder).filter((name) => name.includes('.damaged-'));
async function textsAfterOpening(): Promise<unknown[]> {
  const store = openSqliteEventStore({ path, beginAgain });
  const texts = [...store.read()].map(({ payload }) => payload['text']);
  await store.close();
  return texts;
}

describe('a damaged store', () => {
  it('is put away with all its files, as they are, and a new one is begun', async () => {
    damage();
    const bytes = readFileSync(path);
    const store = openSqliteEventStore({ path, beginAgain });
    const [archive = ''] = archives();
    expect(store.replaced).toMatchObject({
      archive: join(folder, archive),
      problems: [{ code: 'ChecksumMismatch', seq: 2 }],
    });
    expect(archive).toMatch(/^bot\.db\.damaged-\d{8}T\d{6}Z$/);
    expect([...store.read()].map(({ payload }) => payload['text'])).toEqual([
      `in place of ${archive}`,
      'ChecksumMismatch',
    ]);
    await store.close();

    expect(readdirSync(join(folder, archive))).toEqual(['bot.db', 'bot.db.head', 'bot.db.inputs', 'bot.db.snapshot']);
    expect(readFileSync(join(folder, archive, 'bot.db'))).toEqual(bytes);
    expect(readdirSync(folder).sort()).toEqual(['bot.db', archive, 'bot.db.head', 'bot.db.lock'].sort());
    expect(verifyStore(path)).toMatchObject({ ok: true, lastSeq: 2, headSeq: 2 });
  });

  it('is put away once: the new one is a store like any other', async () => {
    damage();
    const begun = await textsAfterOpening();
    const store = openSqliteEventStore({ path, beginAgain });
    expect(store.replaced).toBeNull();
    await store.append([said('next')]);
    await store.close();
    expect(await textsAfterOpening()).toEqual([...begun, 'next']);
    expect(archives()).toHaveLength(1);
  });

  it('does not overwrite another that was put away in the same second', async () => {
    damage();
    const second = new Date()
      .toISOString()
      .replace(/[-:]|\.\d+/g, '')
      .slice(0, -1);
    for (const next of [0, 1, 2])
      mkdirSync(`${path}.damaged-${String(BigInt(second.replace('T', '')) + BigInt(next)).replace(/(.{8})/, '$1T')}Z`);
    await textsAfterOpening();
    expect(archives().filter((name) => name.endsWith('Z-2'))).toHaveLength(1);
  });

  it('is refused and left alone when nobody says how to begin again', () => {
    damage();
    const before = readdirSync(folder);
    expect(() => openSqliteEventStore({ path })).toThrow(expect.objectContaining({ code: 'StoreCorrupt' }));
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    ['of another program', 'PRAGMA application_id = 77', 'StoreCorrupt'],
    ['of a newer version', 'PRAGMA user_version = 77', 'StoreVersionNewer'],
  ])('%s is never put away', (_, sql, code) => {
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
    expect(() => openSqliteEventStore({ path, beginAgain })).toThrow(expect.objectContaining({ code }));
    expect(archives()).toEqual([]);
  });
});

describe('a replacement that was interrupted', () => {
  const files = () => storeFiles(path);
  const problems = [{ code: 'ChecksumMismatch' as const, seq: 2, message: 'Event 2 is not what was written.' }];

  it.each([0, 1, 2, 3, 4, 5, 6])('after %d files were moved goes on to its end', async (moved) => {
    damage();
    const { archive } = beginReplacement(files(), problems);
    mkdirSync(archive);
    const atRisk = damageableFiles(files()).filter((file) => existsSync(file));
    const names = atRisk.map((file) => basename(file)).sort();
    for (const file of damageableFiles(files()).slice(0, moved)) {
      if (existsSync(file)) renameSync(file, join(archive, basename(file)));
    }
    expect(() => openSqliteEventStore({ path })).toThrow(expect.objectContaining({ code: 'StoreCorrupt' }));
    expect(await textsAfterOpening()).toEqual([`in place of ${basename(archive)}`, 'ChecksumMismatch']);
    expect(readdirSync(archive).sort()).toEqual(names);
    expect(await textsAfterOpening()).toHaveLength(2);
  });

  it('after the new store was written keeps the old one', async () => {
    damage();
    const bytes = readFileSync(path);
    const { archive } = beginReplacement(files(), problems);
    copyFileSync(`${path}.replacing`, join(folder, 'kept'));
    const texts = await textsAfterOpening();
    copyFileSync(join(folder, 'kept'), `${path}.replacing`);
    expect(await textsAfterOpening()).toEqual(texts);
    expect(readFileSync(join(archive, 'bot.db'))).toEqual(bytes);
    expect(verifyStore(path).ok).toBe(true);
  });

  it('that cannot be read any more is for a person', () => {
    writeFileSync(`${path}.replacing`, '{"archi');
    expect(() => openSqliteEventStore({ path, beginAgain })).toThrow(
      expect.objectContaining({ code: 'StoreCorrupt', message: expect.stringContaining('not finished') }),
    );
  });

  it('leaves nothing open when the new store cannot be begun', async () => {
    damage();
    const fails = (): never => {
      throw new Error('not today');
    };
    expect(() => openSqliteEventStore({ path, beginAgain: fails })).toThrow('not today');
    expect(await textsAfterOpening()).toHaveLength(2);
  });
});
