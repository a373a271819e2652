import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toText } from '@bot/core';
import type { VenueRunResult } from './live/runAtVenue';
import { runFolder } from './stores/runFolder';
import { newFolder } from './testing/barFiles';
import { callMain, startMain } from './testing/callMain';
import { coinbaseOnLoopback, type CoinbaseOnLoopback } from './testing/coinbaseOnLoopback';

const newStore = (): string => join(newFolder(), 'sim');
/** Short windows and quick looks, so that it trades within seconds. */
const at = (url: string, store: string, ...args: string[]) => [
  ...['run', '--store', store, '--broker', 'coinbase', '--url', url, '--profile', 'dev', '--symbols', 'BTC-USD'],
  ...['--interval', '100', '--strategy-short', '2', '--strategy-long', '4', '--max-position', '500', ...args],
];
const READY = 'SIMULATOR  profile dev, trading BTC-USD at 127.0.0.1:';

/** What the venue holds of the account, in the words of a result. */
const booksOf = ({ venue }: CoinbaseOnLoopback) => ({
  cash: venue.truth
    .balances()
    .filter(({ currency }) => currency === 'USD')
    .map(({ total }) => toText(total)),
  openOrders: venue.truth.openOrders().length,
  fills: venue.truth.fills().length,
});

describe('bot run --broker coinbase', () => {
  it('trades at a simulator as it would live, through broken sockets, and its books are those of the venue', async () => {
    const coinbase = await coinbaseOnLoopback();
    const store = newStore();
    const call = startMain(at(coinbase.url, store, '--json'), { env: coinbase.env });
    await call.shows(READY);
    await coinbase.filled(2);
    coinbase.faults.breakSockets();
    await coinbase.filled(4);
    call.interrupt();
    const { code, stderr, envelope } = await call.finished;
    const { data } = envelope<VenueRunResult>();
    expect({ code, stderr: stderr.includes('"level":50') }).toEqual({ code: 0, stderr: false });
    expect(data).toMatchObject({ mode: 'SIMULATOR', market: 'coinbase', ended: 'Signal', violations: [] });
    expect(data.checks).toEqual({ venueMatchesBot: true });
    expect({ cash: [data.cash], openOrders: data.openOrders, fills: data.fills }).toEqual(booksOf(coinbase));

    const status = await callMain(['status', '--store', store, '--json']);
    expect(status.envelope<{ mode: string }>().data.mode).toBe('SIMULATOR');
  });

  it('goes on in its folder, which is not one of paper', async () => {
    const coinbase = await coinbaseOnLoopback();
    const store = newStore();
    const first = startMain(at(coinbase.url, store), { env: coinbase.env });
    await first.shows(READY);
    await coinbase.filled(1);
    first.interrupt();
    expect((await first.finished).stdout).toContain('SIMULATOR · DEV  at coinbase');
    const second = await callMain(at(coinbase.url, store, '--hours', '0.0005', '--json'), { env: coinbase.env });
    expect(second.envelope<VenueRunResult>().data).toMatchObject({ ended: 'TimeIsUp', violations: [] });
    const refused = { code: 2, stderr: expect.stringContaining('✗ VenueMismatch: ') as unknown };
    expect(await callMain(['run', '--store', store])).toMatchObject(refused);
    const paper = newStore();
    await callMain(['run', '--store', paper, '--hours', '0.0001']);
    expect(await callMain(at(coinbase.url, paper), { env: coinbase.env })).toMatchObject(refused);
    for (const text of ['{', '{"version":2,"mode":"LIVE"}', '{"version":1,"broker":"coinbase","mode":"LIVE"}']) {
      writeFileSync(runFolder(store).broker, text);
      expect(await callMain(at(coinbase.url, store), { env: coinbase.env })).toMatchObject(refused);
    }
  });

  it('does not begin where the key, the venue or the products are not fit for it', async () => {
    const readOnly = await coinbaseOnLoopback({ canTrade: false });
    const refused = await callMain(at(readOnly.url, newStore()), { env: readOnly.env });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('✗ KeyRefused: ') as unknown });
    expect(refused.stderr).toContain('Permissions: The key may not trade');
    const transferring = await coinbaseOnLoopback({ canTransfer: true });
    const careful = await callMain(at(transferring.url, newStore()), { env: transferring.env });
    expect(careful.stderr).toContain('Transfer: The key can');
    const nowhere = await callMain(at('http://127.0.0.1:9', newStore()), { env: transferring.env });
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining('✗ VenueNotReady: ') as unknown });
    expect(readOnly.venue.truth.orders()).toEqual([]);
  });

  it('reads configuration and key again when it is asked to', async () => {
    const coinbase = await coinbaseOnLoopback();
    const folder = newFolder();
    const keyFile = join(folder, 'key.json');
    const write = (privateKey: string): void =>
      writeFileSync(keyFile, JSON.stringify({ name: coinbase.keyName, privateKey }));
    write(coinbase.secret);
    const config = join(folder, 'bot.json');
    writeFileSync(config, JSON.stringify({ storage: { keepInputsDays: 0 } }));
    const call = startMain(at(coinbase.url, join(folder, 'sim'), '--key-file', keyFile, '--config', config));
    await call.shows(READY);
    write('no key');
    call.reload();
    await call.shows('cannot be used; the one before holds');
    write(coinbase.secret);
    call.reload();
    await call.shows('Nothing in it has changed');
    call.interrupt();
    expect((await call.finished).code).toBe(0);
  });

  it('keeps its secrets to itself', async () => {
    const coinbase = await coinbaseOnLoopback();
    const store = newStore();
    const args = at(coinbase.url, store, '--log-level', 'debug', '--verbose');
    const call = startMain(args, { env: coinbase.env });
    await call.shows(READY);
    await coinbase.filled(1);
    coinbase.venue.control.faults.loseCredentials();
    await call.shows('Unauthorized');
    call.interrupt();
    const { stdout, stderr } = await call.finished;
    const files = readdirSync(store, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const written = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
    const body = coinbase.secret.split('\n').slice(1, -2);
    for (const text of [stdout, stderr, ...written]) {
      for (const line of body) expect(text.includes(line)).toBe(false);
      expect(/eyJ[\w-]{10,}\.[\w-]+\.[\w-]+/.test(text)).toBe(false);
    }
  });
});

describe('bot run --live', () => {
  it('sends nothing without a key, and says what to do', async () => {
    const store = newStore();
    const { code, stderr } = await callMain(['run', '--live', '--store', store]);
    expect(code).toBe(2);
    expect(stderr).toContain('✗ CredentialsMissing: There is no key of Coinbase: BOT_COINBASE_KEY_NAME is not set');
    expect(stderr).toContain('nothing was sent');
    expect(stderr).toContain('--key-file');
    expect(existsSync(store)).toBe(false);
  });

  it('sends nothing with a key that cannot be one, or that others may read', async () => {
    const file = join(newFolder(), 'key.json');
    writeFileSync(file, JSON.stringify({ name: 'k', privateKey: 'planted-secret' }));
    chmodSync(file, 0o644);
    const live = ['run', '--live', '--store', newStore(), '--key-file', file];
    expect((await callMain(live)).stderr).toContain('✗ KeyFileOpen: ');
    chmodSync(file, 0o600);
    const { code, stderr } = await callMain([...live, '--verbose']);
    expect([code, stderr.includes('✗ InvalidConfig: '), stderr.includes('planted-secret')]).toEqual([2, true, false]);
  });

  it('is as careful as the profile canary unless another one is named', async () => {
    const { stderr } = await callMain(['run', '--live', '--store', newStore(), '--max-trade-value', '5000']);
    expect(stderr).toContain('rail of the canary profile');
  });
});
