import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperResult } from './paper/runPaper';
import { newFolder } from './testing/barFiles';
import { callMain, startMain } from './testing/callMain';
import { coinbaseOnLoopback } from './testing/coinbaseOnLoopback';

const newStore = (): string => join(newFolder(), 'paper');
const at = (url: string, store: string, ...args: string[]) => [
  ...['run', '--paper', '--prices', 'coinbase', '--url', url, '--store', store, '--profile', 'dev'],
  ...['--symbols', 'BTC-USD', '--interval', '100', '--strategy-short', '1', '--strategy-long', '2', ...args],
];
const READY = 'PAPER · LIVE PRICES  profile dev, trading BTC-USD on a live market';

describe('bot run --paper --prices coinbase', () => {
  it('trades on paper at the prices of the venue, without a key, and the venue knows nothing of it', async () => {
    const coinbase = await coinbaseOnLoopback();
    const store = newStore();
    const call = startMain(at(coinbase.url, store, '--fee-tier', '50000', '--log-level', 'info', '--json'));
    await call.shows(READY);
    await call.shows('"msg":"OrderSubmitted"');
    call.interrupt();
    const { code, envelope } = await call.finished;
    const { data } = envelope<PaperResult>();
    expect({ code, ...data }).toMatchObject({ code: 0, mode: 'PAPER · LIVE PRICES', market: 'live', violations: [] });
    expect(coinbase.venue.truth.orders()).toEqual([]);
    const marks = data.positions.map(({ markPrice }) => Number(markPrice));
    const price = Number(coinbase.venue.truth.quote('BTC-USD').bid.toString());
    for (const mark of marks) expect(Math.abs(mark / price - 1)).toBeLessThan(0.2);
  });

  it('goes on with the account of its folder, and only with live prices', async () => {
    const coinbase = await coinbaseOnLoopback();
    const store = newStore();
    const short = (...args: string[]) => callMain(at(coinbase.url, store, '--hours', '0.0005', ...args));
    expect((await short()).code).toBe(0);
    expect((await short()).code).toBe(0);
    const { code, stderr } = await callMain(['run', '--store', store]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('its prices are those of Coinbase')]);
  });

  it('does not begin without prices', async () => {
    const coinbase = await coinbaseOnLoopback();
    const unlisted = await callMain(at(coinbase.url, newStore(), '--symbols', 'NO-SUCH'));
    expect(unlisted).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Coinbase does not list NO-SUCH') as unknown,
    });
    const store = newStore();
    const nowhere = await callMain(at('http://127.0.0.1:9', store));
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining('✗ VenueNotReady: ') as unknown });
    rmSync(store, { recursive: true, force: true });
  });
});
