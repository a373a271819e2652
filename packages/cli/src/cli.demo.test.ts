import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moneyOf, toText, zeroMoney, exceeds, add, subtract } from '@bot/core';
import type { DemoResult } from './demo/runDemo';
import { newFolder, writeBars } from './testing/barFiles';
import { callMain } from './testing/callMain';

const WAVES = ['--strategy-short', '3', '--strategy-long', '8'];

async function demo(...args: string[]) {
  const folder = newFolder();
  const report = join(folder, 'report.html');
  const call = await callMain(['demo', '--json', '--report', report, ...args]);
  return { ...call, report, data: call.envelope<DemoResult>().data };
}

describe('bot demo', () => {
  it('trades a synthetic market, and its books are right', async () => {
    const { code, data, report } = await demo('--hours', '4');
    expect(code).toBe(0);
    expect(data).toMatchObject({ mode: 'PAPER', profile: 'demo', market: 'synthetic', seed: '1', report });
    expect(data).toMatchObject({ instruments: ['BTC-USD', 'ETH-USD'], virtualMs: 4 * 3_600_000, violations: [] });
    expect(data.checks).toEqual({ cashConserved: true, positionsMatchFills: true, venueMatchesBot: true });
    expect(data.orders).toBeGreaterThan(3);
    expect(data.fills).toBeGreaterThan(3);
    expect(exceeds(moneyOf(data.fees), zeroMoney)).toBe(true);
    const net = subtract(add(moneyOf(data.realizedPnl), moneyOf(data.unrealizedPnl)), moneyOf(data.fees));
    expect(data.netResult).toBe(toText(net));
    expect(data.equity).toBe(toText(add(moneyOf('10000'), net)));
    expect(readFileSync(report, 'utf8')).toContain(data.traceHash);
  });

  it('is the same run again with the same seed, and another one with another', async () => {
    const [first, second, other] = [
      await demo('--hours', '1'),
      await demo('--hours', '1'),
      await demo('--hours', '1', '--seed', 'two'),
    ];
    expect(second.data).toEqual({ ...first.data, report: second.report, elapsedMs: second.data.elapsedMs });
    expect(other.data.seed).toBe('two');
    expect(other.data.traceHash).not.toBe(first.data.traceHash);
  });

  it('replays recorded bars, in the instrument of the folder', async () => {
    const file = writeBars(newFolder(), 'ETH-USD');
    const [first, second] = [await demo('--data', file, ...WAVES), await demo('--data', file, ...WAVES)];
    expect(first.data).toMatchObject({ market: 'recorded', instruments: ['ETH-USD'] });
    expect(first.data.from).toBe('2018-04-04T00:00:00.000Z');
    expect(first.data.orders).toBeGreaterThan(5);
    expect(first.data.fills).toBeGreaterThan(5);
    expect(Object.values(first.data.checks)).toEqual([true, true, true]);
    expect(second.data.traceHash).toBe(first.data.traceHash);
  });

  it('replays two files side by side, and fewer hours than they hold', async () => {
    const folder = newFolder();
    const files = ['--data', writeBars(folder, 'BTC-USD'), '--data', writeBars(folder, 'ETH-USD')];
    const { data } = await demo(...files, ...WAVES, '--hours', '2');
    expect(data.positions.map(({ instrumentId }) => instrumentId)).toEqual(['BTC-USD', 'ETH-USD']);
    expect(data.virtualMs).toBe(2 * 3_600_000);
  });

  it('takes instrument and day from the command line when the path does not name them', async () => {
    const file = writeBars(newFolder(), 'prices');
    const { data } = await demo('--data', file, '--symbol', 'SOL-USD', '--date', '2020-02-29', '--hours', '1');
    expect(data).toMatchObject({ instruments: ['SOL-USD'], from: '2020-02-29T00:00:00.000Z' });
  });

  it('keeps its logs in a folder, which later commands can read and a later demo cannot use', async () => {
    const store = join(newFolder(), 'run');
    const kept = await demo('--hours', '1', '--store', store);
    const inMemory = await demo('--hours', '1');
    // It is the same run.
    expect(kept.data.traceHash).toBe(inMemory.data.traceHash);
    expect(kept.data).toMatchObject({ orders: inMemory.data.orders, cash: inMemory.data.cash });
    expect(Object.values(kept.data.checks)).toEqual([true, true, true]);

    const status = (await callMain(['status', '--store', store, '--json'])).envelope();
    expect(status.data).toMatchObject({ cash: kept.data.cash, events: kept.data.events, orders: kept.data.orders });
    const again = await callMain(['demo', '--store', store, '--report', kept.report]);
    expect(again).toMatchObject({ code: 3, stdout: '' });
    expect(again.stderr).toContain('StoreNotEmpty');
  });

  it('tells people the same, with the path of the report', async () => {
    const report = join(newFolder(), 'r.html');
    const { code, stdout, stderr } = await callMain(['demo', '--hours', '2', '--report', report]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^PAPER · DEMO {2}synthetic market, seed 1\n2026-01-05 00:00 → 2026-01-05 02:00 UTC, 2 h of/,
    );
    expect(stdout).toMatch(/\nOrders +\d+ \(\d open\)\n/);
    expect(stdout).toContain('✓ cashConserved');
    expect(stdout.trimEnd().endsWith(`Report  ${report}`)).toBe(true);
    expect(stderr).toBe(
      'Trading 25 %  2026-01-05 00:30 UTC\nTrading 50 %  2026-01-05 01:00 UTC\nTrading 75 %  2026-01-05 01:30 UTC\nTrading 100 %  2026-01-05 01:59 UTC\n',
    );
    expect(existsSync(`${report}.part`)).toBe(false);
  });

  it('shows one rewritten line and colours on a terminal, and no colours where they are not wanted', async () => {
    const args = ['demo', '--hours', '1', '--report', join(newFolder(), 'r.html')];
    const coloured = await callMain(args, { isTerminal: true });
    expect(coloured.stdout).toContain('\u001b[');
    expect(coloured.stderr).toContain('Trading ');
    expect(coloured.stderr).not.toContain('25 %  2026-01-05 00:15 UTC\n');
    const plain = await callMain(args, { isTerminal: true, env: { NO_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\u001b[');
  });
});

const marketData = process.env['BOT_MARKET_DATA'];
if (marketData === undefined) console.info('Skipped: recorded days, since BOT_MARKET_DATA names no folder of them.');

(marketData === undefined ? describe.skip : describe)('bot demo on a recorded day', () => {
  it('trades BTC-USD of 2018-04-04 twice in the same way', async () => {
    const file = join(String(marketData), 'BTC-USD', '2018-04-04.minute.quotes.csv');
    const [first, second] = [await demo('--data', file), await demo('--data', file)];
    expect(first.data.orders).toBeGreaterThan(0);
    expect(first.data.fills).toBeGreaterThan(0);
    expect(Object.values(first.data.checks)).toEqual([true, true, true]);
    expect(second.data.traceHash).toBe(first.data.traceHash);
  });
});
