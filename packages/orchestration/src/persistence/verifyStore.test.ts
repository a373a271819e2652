import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hashAfter, type EventRow } from './eventRow';
import { openSqliteEventStore } from './openSqliteEventStore';
import { verifyStore } from './verifyStore';

const folder = mkdtempSync(join(tmpdir(), 'bot-verify-'));
const pristine = join(folder, 'pristine.db');
const path = join(folder, 'bot.db');
let chainHash: string;

beforeAll(async () => {
  const store = openSqliteEventStore({ path: pristine });
  for (let n = 1; n <= 200; n += 1) {
    const payload = { n, text: `planted-${n} ${'x'.repeat(40)}` };
    await store.append([{ type: 'Counted', v: 1, at: n, causationId: 'c', correlationId: 'd', payload }]);
  }
  chainHash = store.chainHash;
  await store.close();
});
beforeEach(() => {
  for (const name of readdirSync(folder).filter((name) => name.startsWith('bot.db'))) rmSync(join(folder, name));
  copyFileSync(pristine, path);
  copyFileSync(`${pristine}.head`, `${path}.head`);
});
afterAll(() => rmSync(folder, { recursive: true }));

function sql(statement: string, ...values: (string | number)[]): void {
  const database = new DatabaseSync(path);
  database.prepare(statement).run(...values);
  database.close();
}

/** Swaps bytes in the file, behind the back of SQLite. */
function replaceBytes(from: string, to: string): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at, 'latin1');
  writeFileSync(path, bytes);
}

const openingFails = (code: string, seq?: number) => {
  for (const readOnly of [true, false]) {
    expect(() => openSqliteEventStore({ path, readOnly })).toThrow(
      expect.objectContaining({ code, ...(seq !== undefined && { details: expect.objectContaining({ seq }) }) }),
    );
  }
};

it('finds an intact store to be so, and touches nothing', () => {
  const listed = () => readdirSync(folder).map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);
  const before = listed();
  expect(verifyStore(path)).toEqual({ ok: true, events: 200, lastSeq: 200, chainHash, headSeq: 200, problems: [] });
  expect(listed()).toEqual(before);
});

it('says that a store is missing', () => {
  expect(() => verifyStore(join(folder, 'none.db'))).toThrow(expect.objectContaining({ code: 'StoreMissing' }));
});

describe('damage', () => {
  it('one flipped letter in a payload', () => {
    replaceBytes('planted-57 ', 'planted-58 ');
    expect(verifyStore(path)).toMatchObject({
      ok: false,
      events: 200,
      problems: [{ code: 'ChecksumMismatch', seq: 57, message: 'Event 57 is not what was written.' }],
    });
    openingFails('StoreCorrupt', 57);
  });

  it.each(['type', 'v', 'at', 'causation_id', 'correlation_id', 'payload', 'checksum'])('a changed %s', (column) => {
    sql(`UPDATE events SET ${column} = 77 WHERE seq = 3`);
    expect(verifyStore(path).problems[0]).toMatchObject({ code: 'ChecksumMismatch', seq: 3 });
  });

  it('an event taken from the middle', () => {
    sql('DELETE FROM events WHERE seq = 100');
    expect(verifyStore(path)).toMatchObject({
      ok: false,
      problems: [{ code: 'SequenceGap', seq: 100, message: 'After event 99 comes 101.' }],
    });
    openingFails('StoreCorrupt', 100);
  });

  it('acknowledged events taken from the end, which only the head file can tell', () => {
    sql('DELETE FROM events WHERE seq > 197');
    expect(verifyStore(path)).toMatchObject({
      ok: false,
      lastSeq: 197,
      headSeq: 200,
      problems: [{ code: 'BehindHead', seq: 198 }],
    });
    openingFails('StoreCorrupt', 198);
  });

  it('all of it taken: the file is gone and its head is left', () => {
    rmSync(path);
    expect(() => openSqliteEventStore({ path })).toThrow(
      expect.objectContaining({ code: 'StoreCorrupt', details: expect.objectContaining({ seq: 1 }) }),
    );
  });

  it('a history that was written anew with valid checksums', () => {
    const database = new DatabaseSync(path);
    const last = database.prepare('SELECT * FROM events WHERE seq = 200').get() as unknown as EventRow;
    const before = database.prepare('SELECT checksum FROM events WHERE seq = 199').get() as { checksum: string };
    const forged = { ...last, payload: '{"n":0}' };
    database
      .prepare('UPDATE events SET payload = ?, checksum = ? WHERE seq = 200')
      .run(forged.payload, hashAfter(before.checksum, forged));
    database.close();
    expect(verifyStore(path)).toMatchObject({ ok: false, problems: [{ code: 'HeadMismatch', seq: 200 }] });
    openingFails('StoreCorrupt', 200);
  });

  it('a file that was cut', () => {
    truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096);
    expect(verifyStore(path)).toMatchObject({ ok: false, problems: [{ code: 'NotADatabase' }] });
    openingFails('StoreCorrupt');
  });

  it('a damaged page of the log of a killed writer, after which SQLite drops what follows without a word', async () => {
    const store = openSqliteEventStore({ path });
    for (let n = 201; n <= 210; n += 1) {
      await store.append([{ type: 'Counted', v: 1, at: n, causationId: 'c', correlationId: 'd', payload: {} }]);
    }
    const killed = join(folder, 'bot.db.killed');
    for (const part of ['', '-wal', '.head']) copyFileSync(`${path}${part}`, `${killed}${part}`);
    await store.close();
    expect(verifyStore(killed)).toMatchObject({ ok: true, lastSeq: 210 });

    const log = readFileSync(`${killed}-wal`);
    log.writeUInt8(log.readUInt8(log.length / 2) ^ 0xff, log.length / 2);
    writeFileSync(`${killed}-wal`, log);
    const { ok, lastSeq, problems } = verifyStore(killed);
    expect({ ok, problems }).toMatchObject({ ok: false, problems: [{ code: 'BehindHead', seq: lastSeq + 1 }] });
    expect(lastSeq).toBeLessThan(210);
    expect(() => openSqliteEventStore({ path: killed })).toThrow(expect.objectContaining({ code: 'StoreCorrupt' }));
  });

  it('more than anybody wants to read: the first hundred findings are listed', () => {
    sql("UPDATE events SET payload = '{}'");
    expect(verifyStore(path).problems).toHaveLength(100);
  });
});

describe('the head file', () => {
  it.each([
    ['torn', (whole: string) => whole.slice(0, 40)],
    ['with another number', (whole: string) => whole.replace('0200', '0100')],
    ['empty after a loss of power', () => ''],
  ])('%s is reported and not trusted; the next writer mends it', async (_, damage) => {
    writeFileSync(`${path}.head`, damage(readFileSync(`${path}.head`, 'utf8')));
    expect(verifyStore(path)).toMatchObject({ ok: true, headSeq: null, problems: [{ code: 'HeadUnreadable' }] });
    const store = openSqliteEventStore({ path });
    expect(store.warnings).toMatchObject([{ code: 'HeadUnreadable' }]);
    await store.close();
    expect(verifyStore(path)).toMatchObject({ ok: true, headSeq: 200, problems: [] });
  });

  it('missing is reported, and no obstacle', () => {
    rmSync(`${path}.head`);
    expect(verifyStore(path)).toMatchObject({ ok: true, headSeq: null, problems: [{ code: 'HeadMissing' }] });
  });

  it('one commit behind the store is what a kill leaves, and fine', async () => {
    const earlier = readFileSync(`${path}.head`);
    const store = openSqliteEventStore({ path });
    await store.append([{ type: 'Counted', v: 1, at: 201, causationId: 'c', correlationId: 'd', payload: {} }]);
    await store.close();
    writeFileSync(`${path}.head`, earlier);
    expect(verifyStore(path)).toMatchObject({ ok: true, lastSeq: 201, headSeq: 200, problems: [] });
  });
});
