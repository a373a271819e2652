import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { add, moneyOf, subtract, sum, toText, zeroMoney, type Money } from '@bot/core';
import type { DemoResult } from './demo/runDemo';
import { newFolder } from './testing/barFiles';
import { callMain } from './testing/callMain';

interface Position {
  readonly instrumentId: string;
  readonly netQuantity: string;
  readonly averageEntryPrice: string | null;
  readonly realizedPnl: string;
  readonly fees: string;
  readonly books: readonly Omit<Position, 'books' | 'instrumentId'>[];
}
interface ListedOrder {
  readonly clientOrderId: string;
  readonly filledQuantity: string;
  readonly averagePrice: string | null;
  readonly fees: string;
  readonly status: string;
}

/** A run that ends with an open position. */
let store: string;
let result: DemoResult;
beforeAll(async () => {
  store = join(newFolder(), 'run');
  const args = ['demo', '--hours', '8', '--store', store, '--report', join(newFolder(), 'r.html'), '--json'];
  result = (await callMain(args)).envelope<DemoResult>().data;
});
/** The folder of that run, to be changed. */
function copyOfStore(): string {
  const copy = join(newFolder(), 'copy');
  cpSync(store, copy, { recursive: true });
  return copy;
}

const read = async <Data>(...args: string[]) => (await callMain([...args, '--json'])).envelope<Data>().data;
const total = (amounts: readonly string[]): string => toText(sum(amounts.map(moneyOf), zeroMoney as Money));

describe('the commands that read a log', () => {
  it('status: mode, day, cash, counts and the last event', async () => {
    const { orders, fills, fees, realizedPnl, cash, events, denials, tradingMode } = result;
    const status = await read<object>('status', '--store', store);
    expect(status).toMatchObject({ orders, fills, fees, realizedPnl, cash, events, denials, tradingMode });
    expect(status).toMatchObject({ mode: 'PAPER', modeCause: null, epoch: { process: 1 }, openOrders: 0 });
    expect(status).toMatchObject({ day: { date: '2026-01-05', equityAtOpen: '10000' } });
    const { stdout } = await callMain(['status', '--store', store]);
    expect(stdout).toMatch(/^Mode +PAPER, Normal\n/);
    expect(stdout).toContain(`\nEvents          ${events}\n`);
  });

  it('positions: what is held and earned, in numbers that add up to those of the run', async () => {
    const { positions } = await read<{ positions: Position[] }>('positions', '--store', store);
    expect(positions.map(({ instrumentId }) => instrumentId)).toEqual(['BTC-USD', 'ETH-USD']);
    expect(total(positions.map(({ realizedPnl }) => realizedPnl))).toBe(result.realizedPnl);
    expect(total(positions.map(({ fees }) => fees))).toBe(result.fees);
    const held = result.positions.filter(({ netQuantity }) => netQuantity !== '0');
    expect(held.length).toBeGreaterThan(0);
    for (const { instrumentId, netQuantity, averageEntryPrice } of held) {
      expect(positions).toContainEqual(expect.objectContaining({ instrumentId, netQuantity, averageEntryPrice }));
    }
    for (const { books, ...position } of positions) {
      expect(total(books.map(({ fees }) => fees))).toBe(position.fees);
      expect(total(books.map(({ netQuantity }) => netQuantity))).toBe(position.netQuantity);
    }
    expect((await callMain(['positions', '--store', store])).stdout).toMatch(/^Instrument +Position +Average entry/);
  });

  it('orders: every order, oldest first, or the newest few, or the live ones', async () => {
    type Orders = { count: number; orders: ListedOrder[] };
    const all = await read<Orders>('orders', '--store', store, '--last', '1000');
    expect(all.count).toBe(result.orders);
    expect(total(all.orders.map(({ fees }) => fees))).toBe(result.fees);
    expect(new Set(all.orders.map(({ status }) => status))).toEqual(new Set(['Filled']));
    const newest = await read<Orders>('orders', '--store', store, '--last', '2');
    expect(newest).toEqual({ count: result.orders, orders: all.orders.slice(-2) });
    expect(await read<Orders>('orders', '--store', store, '--open')).toEqual({ count: 0, orders: [] });
    const { stdout } = await callMain(['orders', '--store', store, '--last', '2']);
    expect(stdout.split('\n')).toHaveLength(4);
    expect(stdout).toContain(String(newest.orders[0]?.clientOrderId));
  });

  it('cash is what was there, and what was earned, and what is held', async () => {
    const held = result.positions.map(({ netQuantity, averageEntryPrice }) => ({ netQuantity, averageEntryPrice }));
    expect(held).toHaveLength(2);
    const net = subtract(add(moneyOf(result.realizedPnl), moneyOf(result.unrealizedPnl)), moneyOf(result.fees));
    expect(result.equity).toBe(toText(add(moneyOf('10000'), net)));
  });

  it('a folder without a log is refused', async () => {
    for (const command of [['status'], ['orders'], ['positions'], ['store', 'verify']]) {
      const call = await callMain([...command, '--store', newFolder(), '--json']);
      expect(call.code).toBe(3);
      expect(call.envelope()).toMatchObject({ ok: false, error: { code: 'StoreMissing' } });
    }
  });
});

describe('bot store verify', () => {
  it('finds nothing in good logs, and names what was changed in bad ones', async () => {
    const store = copyOfStore();
    const good = await callMain(['store', 'verify', '--store', store]);
    expect(good.code).toBe(0);
    expect(good.stdout).toContain(`✓ bot    ${result.events} events, chain `);

    const database = new DatabaseSync(join(store, 'bot.sqlite'));
    database.exec("UPDATE events SET payload = '{}' WHERE seq = 5");
    database.close();
    const bad = await callMain(['store', 'verify', '--store', store]);
    expect(bad.code).toBe(3);
    expect(bad.stdout).toContain('✗ bot');
    expect(bad.stdout).toContain('ChecksumMismatch: Event 5');
    expect(bad.stderr).toMatch(/^✗ StoreNotOk: The log of the bot is damaged\. /);
    const { ok, data, error } = (await callMain(['store', 'verify', '--store', store, '--json'])).envelope<{
      ok: boolean;
    }>();
    expect({ ok, dataOk: data.ok, code: error.code }).toEqual({ ok: false, dataOk: false, code: 'StoreNotOk' });
    expect((await callMain(['status', '--store', store])).stderr).toContain('StoreCorrupt');
  });

  it('tells when the head file is missing, which is no damage', async () => {
    const store = copyOfStore();
    rmSync(join(store, 'venue.sqlite.head'));
    const { code, stdout } = await callMain(['store', 'verify', '--store', store]);
    expect(code).toBe(0);
    expect(stdout).toContain('HeadMissing: ');
  });
});

describe('bot config show', () => {
  it('shows every value with its origin', async () => {
    const env = { BOT_LIMITS__MAX_LEVERAGE: '2', BOT_MARKET_DATA: '/somewhere' };
    const args = ['config', 'show', '--profile', 'canary', '--strategy-short', '3'];
    const { data } = (
      await callMain([...args, '--json'], { env: { ...env, BOT_LIMITS__MAX_LEVERAGE: '1' } })
    ).envelope<{
      profile: string;
      settings: object[];
    }>();
    expect(data.profile).toBe('canary');
    expect(data.settings).toContainEqual({
      path: 'strategy.shortWindow',
      value: '3',
      origin: 'flag',
      from: '--strategy-short',
    });
    expect(data.settings).toContainEqual({ path: 'timeInForce', value: 'IOC', origin: 'profile', from: 'canary' });
    const { code, stdout } = await callMain(['config', 'show'], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Profile paper\n\nSetting +Value +Origin +From\n/);
    expect(stdout).toMatch(/limits\.maxLeverage +2 +environment +BOT_LIMITS__MAX_LEVERAGE/);
  });
});
