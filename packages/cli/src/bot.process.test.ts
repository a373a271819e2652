import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockVenue, lastPersistedAt } from '@bot/broker-mock';
import { toText, type StoredEvent } from '@bot/core';
import { foldLog, openSqliteEventStore, verifyStore } from '@bot/orchestration';
import { createRandom, createVirtualClock } from '@bot/simulation';
import { syntheticMarket } from './market/syntheticMarket';
import type { PaperResult } from './paper/runPaper';
import { runFolder } from './stores/runFolder';
import { newFolder } from './testing/barFiles';
import { botScript, endAllBots, runBot, startBot, type ChildBot } from './testing/childBot';

const trade = (store: string) => [
  ...['run', '--store', store, '--speed', '600', '--daily-loss-limit', 'none'],
  ...['--strategy-short', '2', '--strategy-long', '4'],
];

/** What the venue itself has written about its account. */
async function venuesBooks(path: string) {
  const store = openSqliteEventStore({ path, readOnly: true });
  const market = syntheticMarket(['BTC-USD', 'ETH-USD']);
  const clock = createVirtualClock({ startAt: Math.floor(lastPersistedAt(store) ?? 0) });
  const venue = createMockVenue({
    ...{ clock, store, random: createRandom('other'), instruments: market.instruments },
    ...{ market: market.source, balances: {} },
  });
  const { truth } = venue;
  const books = {
    cash: truth.balances().flatMap(({ currency, total }) => (currency === 'USD' ? [toText(total)] : [])),
    positions: truth
      .positions()
      .map(({ instrumentId, netQuantity }) => [instrumentId, toText(netQuantity)])
      .filter(([, quantity]) => quantity !== '0')
      .sort(),
    openOrders: truth.openOrders().map(({ progress }) => progress.clientOrderId),
    fills: truth.fills().length,
  };
  await store.close();
  return books;
}

/** The same from the log of the bot. */
async function botsBooks(path: string) {
  const store = openSqliteEventStore({ path, readOnly: true });
  const ledger = foldLog(store);
  const fills = [...store.read()].filter(({ type }) => type === 'FillSettled').length;
  await store.close();
  return {
    cash: [...ledger.cash.values()].map(toText),
    positions: [...ledger.positions.values()]
      .map(({ instrumentId, netQuantity }) => [instrumentId, toText(netQuantity)])
      .sort(),
    openOrders: [...ledger.liveOrderIds],
    fills,
  };
}

async function eventsIn(path: string): Promise<readonly StoredEvent[]> {
  const store = openSqliteEventStore({ path, readOnly: true });
  const events = [...store.read()];
  await store.close();
  return events;
}

const acknowledgedSeq = (path: string): number => Number(readFileSync(`${path}.head`, 'utf8').split(' ')[2]);

/** Until the status line counts so many orders. */
async function untilOrders(child: ChildBot, least: number): Promise<void> {
  for (let seen = 0; seen < least;) {
    const lines = [...child.stderr().matchAll(/orders (\d+) \(/g)];
    seen = Number(lines.at(-1)?.[1] ?? 0);
    if (seen < least) await child.nextOutput();
  }
}

afterEach(endAllBots);

beforeAll(() => {
  if (!existsSync(join(__dirname, '..', 'dist', 'index.js'))) throw new Error('Build first: npx tsc -b packages/cli');
});

describe('a killed bot', () => {
  it('has lost nothing that was acknowledged, and goes on with the books of the venue', async () => {
    const folder = join(newFolder(), 'paper');
    const { bot, venue } = runFolder(folder);
    for (const orders of [4, 20]) {
      const child = startBot(trade(folder));
      await untilOrders(child, orders);
      const acknowledged = acknowledgedSeq(bot);
      child.process.kill('SIGKILL');
      expect(await child.ended).toMatchObject({ code: null, signal: 'SIGKILL' });

      expect(verifyStore(bot)).toMatchObject({ ok: true, problems: [] });
      expect(verifyStore(venue)).toMatchObject({ ok: true, problems: [] });
      expect(acknowledged).toBeGreaterThan(10);
      expect((await eventsIn(bot)).length).toBeGreaterThanOrEqual(acknowledged);
    }

    const before = await eventsIn(bot);
    const { code, stdout } = await runBot(...trade(folder), '--hours', '0.2', '--json');
    const { data } = JSON.parse(stdout) as { data: PaperResult };
    expect({ code, checks: Object.values(data.checks) }).toEqual({ code: 0, checks: [true, true, true] });
    expect((await eventsIn(bot)).slice(0, before.length)).toEqual(before);
    expect(await botsBooks(bot)).toEqual(await venuesBooks(venue));
    expect(data.fills).toBeGreaterThan(3);
    expect((await runBot('store', 'verify', '--store', folder)).code).toBe(0);
  });
});

describe('defect 12: what a bot keeps', () => {
  it('stands in the folder of its store, and nothing of it in the temporary one', async () => {
    const [folder, temporary] = [join(newFolder(), 'paper'), newFolder()];
    const everyEvent = { BOT_STORAGE__SNAPSHOT_EVERY: '10' };
    const { code } = await startBot([...trade(folder), '--hours', '0.2'], {
      env: { ...everyEvent, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    }).ended;
    expect({ code, temporary: readdirSync(temporary) }).toEqual({ code: 0, temporary: [] });
    // The checkpoint that the next start begins with is there and is used: that is wired, not only written.
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['bot.sqlite', 'bot.sqlite.head', 'bot.sqlite.snapshot']),
    );
  });
});

describe('a bot that is asked to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s stops in good order', async (signal) => {
    const folder = join(newFolder(), 'paper');
    const child = startBot(trade(folder));
    await child.shows(/PAPER {2}profile paper/);
    child.process.kill(signal);
    const { code, stdout } = await child.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('✓ venueMatchesBot');
    const last = (await eventsIn(runFolder(folder).bot)).at(-1);
    expect(last).toMatchObject({ type: 'ProcessStopped' });
  });
});

describe('the script', () => {
  it('runs the demo and says nothing on stderr but its progress', async () => {
    const { code, stdout, stderr } = await runBot(
      'demo',
      '--hours',
      '1',
      '--json',
      '--report',
      join(newFolder(), 'r.html'),
    );
    expect({ code, ok: (JSON.parse(stdout) as { ok: boolean }).ok }).toEqual({ code: 0, ok: true });
    expect(stderr.split('\n').filter((line) => !line.startsWith('Trading ') && line !== '')).toEqual([]);
  });

  it('does the same with the same seed in another process', async () => {
    const hashes: string[] = [];
    for (const seed of ['5', '5', '6']) {
      const { stdout } = await runBot(
        'demo',
        '--hours',
        '1',
        '--seed',
        seed,
        '--json',
        '--report',
        join(newFolder(), 'r.html'),
      );
      hashes.push((JSON.parse(stdout) as { data: { traceHash: string } }).data.traceHash);
    }
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  it('does not mind a reader that goes away', async () => {
    const child = startBot(['config', 'show']);
    child.process.stdout?.destroy();
    expect(await child.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('refuses a Node that is too old, in one sentence', async () => {
    const preload = join(newFolder(), 'old.js');
    writeFileSync(preload, "Object.defineProperty(process, 'versions', { value: { node: '20.19.4' } });");
    const { code, stderr } = await startBot(['demo'], { nodeArgs: ['--require', preload] }).ended;
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'bot needs Node 22.13 or newer, and this is Node 20.19.4.\n' });
  });

  it('says how to build it when it is not built', () => {
    const copy = join(newFolder(), 'bin', 'bot.js');
    mkdirSync(join(copy, '..'));
    cpSync(botScript, copy);
    const { status, stderr } = spawnSync(process.execPath, [copy, 'demo'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('tsc -b packages/cli') });
  });
});

/** Starts a shell in which `folder` is a read-only mount; null, with the reason, where the machine does not allow it. */
function onReadOnlyMount(folder: string, command: readonly string[]) {
  const script = `mount -t tmpfs -o ro none '${folder}' || exit 99; exec "$@"`;
  const call = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', ...command], { encoding: 'utf8' });
  return call.error === undefined && call.status !== 99 && !/^unshare: /.test(call.stderr)
    ? { call, reason: null }
    : { call: null, reason: call.error?.message ?? call.stderr.trim() };
}

describe('a read-only mount', () => {
  const { reason } = onReadOnlyMount(newFolder(), ['true']);
  if (reason !== null) console.info(`This machine mounts nothing for us: ${reason}`);
  // Where it must be possible, a machine that refuses fails the test.
  const whereAllowed = reason === null || process.env['REQUIRE_READ_ONLY_MOUNT'] !== undefined ? it : it.skip;

  whereAllowed('is refused for a store and for a report', () => {
    const folder = newFolder();
    for (const [args, code, exit] of [
      [['run', '--store', join(folder, 'x')], 'StoreNotWritable', 3],
      [['demo', '--report', join(folder, 'r.html')], 'ReportNotWritable', 2],
    ] as const) {
      const { call } = onReadOnlyMount(folder, [process.execPath, botScript, ...args, '--json']);
      expect(call?.status).toBe(exit);
      const { error } = JSON.parse(call?.stdout ?? '') as { error: { code: string; message: string } };
      expect(error.code).toBe(code);
      // Node says ENOENT where the system says EROFS when it makes several folders at once.
      expect(error.message).toMatch(/EROFS|ENOENT/);
    }
  });
});
