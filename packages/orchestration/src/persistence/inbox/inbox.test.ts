import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isInboxError, type CommandRequest, type InboxErrorCode } from '@bot/core';
import { openSqliteEventStore } from '../openSqliteEventStore';
import { openCommandOutbox, type CommandOutbox } from './commandOutbox';
import { inboxErrorOf } from './inboxFailure';
import { requestProblem } from './commandRow';
import { openStoreControl, type StoreControl } from './openStoreControl';

const root = mkdtempSync(join(tmpdir(), 'bot-inbox-'));
afterAll(() => rmSync(root, { recursive: true }));

let path: string;
let file: string;
let now: number;
let control: StoreControl;
let outbox: CommandOutbox;
let count = 0;

beforeEach(async () => {
  const folder = join(root, String((count += 1)));
  path = join(folder, 'bot.sqlite');
  file = `${path}.inbox`;
  now = 1_000_000;
  await openSqliteEventStore({ path }).close();
  control = openStoreControl(path, () => now);
  outbox = openCommandOutbox(path, () => now);
});
afterEach(() => {
  control.close();
  outbox.close();
});

const halt: CommandRequest = { kind: 'Halt', scope: 'All', forMs: null, until: null, reason: 'fire', by: 'ann' };
const take = () => control.inbox.take();
const failureOf = (act: () => unknown): string => {
  try {
    act();
    return 'nothing';
  } catch (error) {
    return isInboxError(error) ? error.code : String(error);
  }
};

function inDatabase(act: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(file);
  act(database);
  database.close();
}

function writeRow(change: { readonly [column: string]: string | number | null }): void {
  const row = { id: 'x-1', kind: 'Halt', scope: 'All', reason: '', actor: 'eve', written_at: 1, ...change };
  const columns = Object.keys(row);
  inDatabase((database) =>
    database
      .prepare(`INSERT INTO commands (${columns.join()}) VALUES (${columns.map(() => '?').join()})`)
      .run(...Object.values(row)),
  );
}

describe('an inbox', () => {
  it('hands commands out in their order until they are answered, with their age', () => {
    const first = outbox.write({ ...halt, scope: 'BTC-USD', forMs: 60_000 });
    const second = outbox.write({ ...halt, kind: 'Resume' });
    now += 5_000;
    expect(take()).toEqual([
      { ...halt, scope: 'BTC-USD', forMs: 60_000, commandId: first, ageMs: 5_000 },
      { ...halt, kind: 'Resume', commandId: second, ageMs: 5_000 },
    ]);
    expect(outbox.find(first)).toMatchObject({ state: 'taken', answer: null });
    control.inbox.answer(first, { outcome: 'Done', message: 'Halted.' });
    control.inbox.answer(first, { outcome: 'Done', message: 'Twice.' });
    control.inbox.answer(second, { outcome: 'Refused', refusal: 'TooOld', message: 'Too old.' });
    expect(take()).toEqual([]);
    expect(outbox.newest(5)).toEqual([
      expect.objectContaining({ commandId: second, state: 'refused', refusal: 'TooOld', answer: 'Too old.' }),
      expect.objectContaining({ commandId: first, state: 'done', refusal: null, answer: 'Halted.', by: 'ann' }),
    ]);
  });

  it('keeps what a killed bot has taken and not answered', () => {
    const id = outbox.write(halt);
    take();
    control.close();
    control = openStoreControl(path, () => now);
    expect(take()).toMatchObject([{ commandId: id }]);
  });

  it('is not made by somebody who only looks, and needs a store', () => {
    expect(outbox.newest(5)).toEqual([]);
    expect(existsSync(file)).toBe(false);
    expect(() => openCommandOutbox(join(root, 'typo', 'bot.sqlite'))).toThrow('There is no event store');
  });

  it('forgets answered commands after a thousand others', () => {
    take();
    inDatabase((database) => {
      database.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1010)
        INSERT INTO commands (id, kind, scope, reason, actor, written_at, state)
        SELECT 'old-' || i, 'Halt', 'All', '', 'ann', 1, iif(i = 1, 'waiting', 'done') FROM n`);
    });
    outbox.write(halt);
    expect(outbox.newest(2_000)).toHaveLength(1_001);
    expect(take().map(({ reason }) => reason)).toEqual(['', 'fire']);
  });

  it('knows whether a bot runs', async () => {
    expect(outbox.isBotRunning()).toBe(false);
    const store = openSqliteEventStore({ path });
    expect(outbox.isBotRunning()).toBe(true);
    await store.close();
    rmSync(`${path}.lock`);
    expect(outbox.isBotRunning()).toBe(false);
    writeFileSync(`${path}.lock`, 'no database'.repeat(500));
    expect(() => outbox.isBotRunning()).toThrow('not an intact database');
  });

  it('hands no more than twenty out at once, the oldest first', () => {
    const ids = Array.from({ length: 21 }, () => outbox.write(halt));
    expect(take().map(({ commandId }) => commandId)).toEqual(ids.slice(0, 20));
    expect(outbox.find(String(ids[20]))?.state).toBe('waiting');
  });
});

describe('a row that somebody else wrote is refused, and those behind it are read:', () => {
  it.each([
    ['a kind of a newer program', { kind: 'Dance' }, 'does not know its kind'],
    ['a kind that every object has', { kind: 'toString' }, 'does not know its kind'],
    ['an id that is none', { id: "'; DROP TABLE commands" }, 'id'],
    ['a reason with an escape sequence', { reason: '\u001b[2Jgone' }, 'reason'],
    ['a reason of a megabyte', { reason: 'x'.repeat(1_000_000) }, 'reason'],
    ['a scope that is no instrument', { scope: 'all of it' }, 'scope'],
    ['a scope with a line break', { scope: 'BTC-USD\n' }, 'scope'],
    ['nobody who asks', { actor: ' ' }, 'who asks'],
    ['a time that is none', { until: Infinity }, 'times'],
    ['a negative span', { for_ms: -1 }, 'span'],
    ['two ends', { for_ms: 1, until: 1 }, 'span'],
    ['a timed kill', { kind: 'Kill', for_ms: 5 }, 'not for a time'],
    ['a kill of one instrument', { kind: 'Kill', scope: 'BTC-USD' }, 'for everything'],
  ])('%s', (_, change, problem) => {
    outbox.newest(1);
    take();
    writeRow(change);
    const good = outbox.write(halt);
    expect(take()).toMatchObject([{ commandId: good }]);
    const [, refused] = outbox.newest(2);
    expect(refused).toMatchObject({ state: 'refused', refusal: 'Malformed' });
    expect(refused?.answer).toContain(problem);
    // What is shown of it is one line, whatever it held.
    expect(JSON.stringify(refused)).not.toMatch(/\\u001b|x{600}/);
  });

  it('a row that does not say when, in a table that is not ours', () => {
    take();
    inDatabase((database) =>
      database.exec(`DROP TABLE commands; CREATE TABLE commands (seq INTEGER PRIMARY KEY, id, kind, scope, for_ms, until,
        reason, actor, written_at, state, refusal, answer);
        INSERT INTO commands VALUES (1, 'x-1', 'Halt', 'All', NULL, NULL, '', 'eve', 'noon', 'waiting', NULL, NULL),
          (2, NULL, 7, 'All', NULL, NULL, '', 'eve', 1, 'waiting', NULL, NULL),
          (3, 'x-3', 7, 'All', NULL, NULL, '', 'eve', 1, 'waiting', NULL, NULL)`),
    );
    expect(take()).toEqual([]);
    expect(outbox.newest(3).map(({ refusal }) => refusal)).toEqual(['Malformed', 'Malformed', 'Malformed']);
  });

  it('which no writer of ours would write', () => {
    expect(requestProblem(halt)).toBeNull();
    expect(requestProblem({ ...halt, kind: 'Kill', until: 5 })).toContain('not for a time');
  });
});

describe('a file that cannot be an inbox says so to both sides:', () => {
  const spoilers: readonly (readonly [InboxErrorCode, string, () => void])[] = [
    ['InboxNotAFile', 'a link', () => symlinkSync(join(root, 'elsewhere'), file)],
    ['InboxNotAFile', 'a folder', () => mkdirSync(file)],
    ['InboxCorrupt', 'another kind of file', () => writeFileSync(file, 'Dear diary'.repeat(1_000))],
    ['InboxCorrupt', 'another database', () => inDatabase((database) => database.exec('CREATE TABLE recipes (name)'))],
    ['InboxVersionNewer', 'a newer version', () => (outbox.newest(1), take(), control.close(), newer())],
  ];
  const newer = (): void => inDatabase((database) => database.exec('PRAGMA user_version = 2'));

  it.each(spoilers)('%s for %s', (code, _, spoil) => {
    spoil();
    expect(failureOf(take)).toBe(code);
    expect(failureOf(() => outbox.write(halt))).toBe(code);
    expect(failureOf(() => outbox.newest(1))).toBe(code);
    expect(failureOf(() => control.inbox.answer('c-1', { outcome: 'Done', message: '' }))).toBe(code);
    expect(existsSync(join(root, 'elsewhere'))).toBe(false);
    // Mended without a restart of the bot.
    rmSync(file, { recursive: true });
    const id = outbox.write(halt);
    expect(take()).toMatchObject([{ commandId: id }]);
  });

  it('anything else by the name of what nobody foresaw', () => {
    expect(inboxErrorOf(new Error('the disk is on fire'), file)).toMatchObject({ code: 'InboxFailed' });
  });

  it('busy while somebody else writes, and soon no more', () => {
    take();
    outbox.write(halt);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    expect(failureOf(take)).toBe('InboxBusy');
    other.exec('COMMIT');
    other.close();
    expect(take()).toHaveLength(1);
  });

  it('in a folder that is not there, which the system tells like one that may not be written', () => {
    const elsewhere = openStoreControl(join(root, 'nowhere', 'bot.sqlite'));
    expect(failureOf(() => elsewhere.inbox.take())).toBe('InboxNotWritable');
    elsewhere.close();
  });

  it('one that was moved away while it was open is not read any more', () => {
    outbox.write(halt);
    expect(take()).toHaveLength(1);
    outbox.close();
    renameSync(file, `${file}.old`);
    for (const part of ['-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
    expect(take()).toEqual([]);
    const id = outbox.write(halt);
    expect(take()).toMatchObject([{ commandId: id }]);
  });
});

describe('the KILL file', () => {
  const kill = (): string => outbox.killFilePath;

  it('says why, in one line', () => {
    expect(control.killFile.read()).toBeNull();
    writeFileSync(kill(), ' smoke\n\u001b[31min the hall ');
    expect(control.killFile.read()).toBe('smoke [31min the hall');
    expect(outbox.killFile).toBe('smoke [31min the hall');
  });

  it.each([
    ['is empty', () => writeFileSync(kill(), ''), 'it gives no reason'],
    ['is a folder', () => mkdirSync(kill()), 'it cannot be read (EISDIR)'],
    ['is a link to nowhere', () => symlinkSync(join(root, 'nowhere'), kill()), 'it cannot be read (ELOOP)'],
    ['is endless', () => writeFileSync(kill(), 'x'.repeat(5_000_000)), `${'x'.repeat(499)}…`],
  ])('holds when it %s', (_, make, reason) => {
    make();
    expect(control.killFile.read()).toBe(reason);
  });

  it('holds when nothing can be said of it', () => {
    const long = openStoreControl(join(root, 'x'.repeat(300), 'bot.sqlite'));
    expect(long.killFile.read()).toBe('it cannot be read (ENAMETOOLONG)');
    long.close();
  });

  it('holds when it may not be read', () => {
    writeFileSync(kill(), 'secret');
    chmodSync(kill(), 0);
    // Who may do everything reads it all the same.
    expect(['it cannot be read (EACCES)', 'secret']).toContain(control.killFile.read());
  });
});
