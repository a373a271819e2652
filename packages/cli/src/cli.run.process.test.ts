import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PaperResult } from './paper/runPaper';
import { newFolder, writeBars } from './testing/barFiles';
import { callMain, startMain } from './testing/callMain';

const newStore = (): string => join(newFolder(), 'paper');
/** Short windows, so that a slow machine trades within a second too. */
const fast = (store: string, ...args: string[]) => [
  ...['run', '--store', store, '--speed', '1000', '--strategy-short', '2', '--strategy-long', '4'],
  ...args,
];
const READY = 'PAPER  profile';

describe('bot run', () => {
  it('trades until its time is up, and its books are right', async () => {
    const { code, stderr, envelope } = await callMain(fast(newStore(), '--hours', '0.4', '--json'));
    const { data } = envelope<PaperResult>();
    expect(code).toBe(0);
    expect(stderr).toContain('PAPER  profile paper, trading BTC-USD, ETH-USD on a synthetic market, seed 1\n');
    expect(data).toMatchObject({ mode: 'PAPER', profile: 'paper', ended: 'TimeIsUp', violations: [] });
    expect(data.checks).toEqual({ cashConserved: true, positionsMatchFills: true, venueMatchesBot: true });
    expect(data.orders).toBeGreaterThan(0);
    expect(data.virtualMs).toBeGreaterThanOrEqual(0.4 * 3_600_000);
  });

  it('goes on where it stopped: in the same market, at the same time, with the same books', async () => {
    const store = newStore();
    const first = (await callMain(fast(store, '--hours', '0.2', '--seed', '9', '--json'))).envelope<PaperResult>().data;
    const status = (await callMain(['status', '--store', store, '--json'])).envelope<{ lastEventAt: string }>().data;
    const second = (await callMain(fast(store, '--hours', '0.05', '--json'))).envelope<PaperResult>().data;
    expect(second.seed).toBe('9');
    // The clock of the machine went on meanwhile; that of the market did not.
    expect(Date.parse(second.from)).toBeGreaterThanOrEqual(Date.parse(status.lastEventAt));
    expect(Date.parse(second.from)).toBeLessThanOrEqual(Date.parse(first.to));
    expect(second.orders).toBeGreaterThanOrEqual(first.orders);
    expect(second.events).toBeGreaterThan(first.events);
    expect(Object.values(second.checks)).toEqual([true, true, true]);
  });

  it('stops in good order when it is asked to, and at once when it is asked twice', async () => {
    const store = newStore();
    const call = startMain(fast(store));
    await call.shows(READY);
    call.interrupt();
    call.interrupt();
    const { code, stdout, stderr } = await call.finished;
    expect(code).toBe(0);
    expect(stdout).toContain('PAPER  synthetic market, seed 1');
    expect(stderr).toContain('Stopping; once more to end at once.');
    expect(call.exits).toEqual([130]);
    expect((await callMain(['store', 'verify', '--store', store])).code).toBe(0);
  });

  it('reads its configuration again when it is asked to, and keeps the old one when the new one is bad', async () => {
    const file = join(newFolder(), 'bot.json');
    const write = (limits: object): void => writeFileSync(file, JSON.stringify({ limits }));
    write({ maxLeverage: '2' });
    const store = newStore();
    const call = startMain(fast(store, '--config', file));
    await call.shows(READY);
    write({ maxLeverage: 'much', maxOrders: 1 });
    call.reload();
    await call.shows('cannot be used; the one before holds');
    write({ maxLeverage: '1' });
    call.reload();
    await call.shows('limits.maxLeverage: "2" → "1"');
    call.interrupt();
    const { code, stderr } = await call.finished;
    expect(code).toBe(0);
    expect(stderr).toContain('limits.maxLeverage: must be');
    expect(stderr).toContain('maxOrders');
    const log = await callMain(['store', 'export', '--store', store]);
    expect(log.stdout).toContain('{"path":"limits.maxLeverage","from":"\\"2\\"","to":"\\"1\\""}');
  });

  it('says how it stands, once a minute of the market at most', async () => {
    const call = startMain(fast(newStore()));
    await call.shows('open)\n');
    call.interrupt();
    const { stderr } = await call.finished;
    expect(stderr).toMatch(
      /\n[\d-]+ [\d:]+ UTC {2}PAPER \w+ {2}equity [\d,.]+ {2}exposure [\d,.]+ {2}orders \d+ \(\d+ open\)\n/,
    );
  });

  it('rewrites that line on a terminal', async () => {
    const call = startMain(fast(newStore()), { isTerminal: true });
    await call.shows('\r\u001b[2K20');
    call.interrupt();
    expect((await call.finished).stderr.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('replays recorded bars to their end', async () => {
    const data = writeBars(newFolder(), 'ETH-USD', (lines) => lines.slice(0, 12));
    const result = (await callMain(fast(newStore(), '--data', data, '--json'))).envelope<PaperResult>().data;
    expect(result).toMatchObject({ market: 'recorded', instruments: ['ETH-USD'], ended: 'TimeIsUp' });
    expect(result.from).toBe('2018-04-04T00:00:00.000Z');
  });

  it('ends with the error when its log can no longer be trusted', async () => {
    const store = newStore();
    const call = startMain(fast(store));
    await call.shows(READY);
    const intruder = new DatabaseSync(join(store, 'bot.sqlite'), { timeout: 1_000 });
    intruder.exec(`INSERT INTO events SELECT seq + 1000, type, v, at, causation_id, correlation_id, payload, checksum
      FROM events ORDER BY seq DESC LIMIT 1`);
    intruder.close();
    const { code, stderr } = await call.finished;
    expect(code).toBe(3);
    expect(stderr).toContain('"level":50');
    // Locked, when both write at the same moment.
    expect(stderr).toMatch(/✗ (SequenceConflict|StoreLocked): /);
  });
});

describe('a run whose logs fail', () => {
  it('ends when it is that of the venue alone', async () => {
    const store = newStore();
    const call = startMain(fast(store));
    await call.shows(READY);
    const intruder = new DatabaseSync(join(store, 'venue.sqlite'), { timeout: 1_000 });
    intruder.exec('DROP TABLE events');
    intruder.close();
    expect(await call.finished).toMatchObject({ code: 3, stderr: expect.stringContaining('✗ AppendFailed: ') });
  });

  it('leaves nothing behind that would keep the process', async () => {
    const store = newStore();
    const call = startMain(fast(store));
    await call.shows(READY);
    for (const log of ['venue.sqlite', 'bot.sqlite']) {
      const intruder = new DatabaseSync(join(store, log), { timeout: 1_000 });
      intruder.exec('DROP TABLE events');
      intruder.close();
    }
    expect((await call.finished).code).toBe(3);
    call.interrupt();
    call.interrupt();
    expect(call.exits).toEqual([]);
  });
});

describe('the folder of a run', () => {
  async function refused(args: readonly string[]): Promise<string> {
    const { code, stderr } = await callMain(args);
    expect(stderr).toMatch(/^✗ MarketMismatch: /);
    expect(code).toBe(2);
    return stderr;
  }

  it('belongs to one market', async () => {
    const store = newStore();
    const data = writeBars(newFolder());
    await callMain(fast(store, '--hours', '0.01', '--seed', '9'));
    expect(await refused(fast(store, '--seed', '8'))).toContain('its seed is 9, and 8 was asked for');
    expect(await refused(fast(store, '--data', data))).toContain('a synthetic market with seed 9');
    expect((await callMain(fast(store, '--hours', '0.01', '--seed', '9'))).code).toBe(0);
  });

  it('belongs to files that must not change', async () => {
    const store = newStore();
    const data = writeBars(newFolder());
    await callMain(fast(store, '--data', data, '--hours', '0.01'));
    expect((await callMain(fast(store, '--hours', '0.01'))).code).toBe(0);
    expect((await callMain(fast(store, '--data', data, '--hours', '0.01'))).code).toBe(0);
    appendFileSync(data, '14400000,1,1,1,1,1,2,2,2,2,1\n');
    expect(await refused(fast(store))).toContain('has changed since');
    expect(await refused(fast(store, '--data', data))).toContain('was asked for');
    expect((await callMain(fast(store, '--data', '/dev/zero'))).stderr).toContain('not an ordinary file');
    rmSync(data);
    expect((await callMain(fast(store))).stderr).toContain('DataFileMissing');
  });

  it('is refused when nobody knows its market', async () => {
    const store = newStore();
    await callMain(fast(store, '--hours', '0.01'));
    const record = join(store, 'market.json');
    for (const text of ['{', '{"version":2}']) {
      writeFileSync(record, text);
      expect(await refused(fast(store))).toContain('cannot be understood');
    }
    rmSync(record);
    expect(await refused(fast(store))).toContain('market.json is missing');
    expect(existsSync(record)).toBe(false);
  });

  it('is refused without the account, and nothing is made', async () => {
    const store = newStore();
    await callMain(fast(store, '--hours', '0.01'));
    rmSync(join(store, 'venue.sqlite'));
    rmSync(join(store, 'venue.sqlite.head'));
    expect(await callMain(fast(store))).toMatchObject({ code: 3, stderr: expect.stringContaining('StoreNotOk') });
    expect(existsSync(join(store, 'venue.sqlite'))).toBe(false);
  });

  it('may get a new log of the bot, which takes over what the account holds', async () => {
    const store = newStore();
    const first = (await callMain(fast(store, '--hours', '0.4', '--json'))).envelope<PaperResult>().data;
    expect(first.orders).toBeGreaterThan(0);
    rmSync(join(store, 'bot.sqlite'));
    rmSync(join(store, 'bot.sqlite.head'));
    const { code, envelope } = await callMain(fast(store, '--hours', '0.4', '--json'));
    expect({ code, ...envelope<PaperResult>().data }).toMatchObject({ code: 0, violations: [] });
  });

  it('is used by one bot at a time', async () => {
    const store = newStore();
    const call = startMain(fast(store));
    await call.shows(READY);
    expect(await callMain(fast(store))).toMatchObject({ code: 3, stderr: expect.stringContaining('StoreLocked') });
    expect((await callMain(['status', '--store', store])).code).toBe(0);
    call.interrupt();
    expect((await call.finished).code).toBe(0);
    expect(JSON.parse(readFileSync(join(store, 'market.json'), 'utf8'))).toMatchObject({
      version: 1,
      seed: '1',
      files: [],
    });
  });
});
