import { join } from 'node:path';
import { toText } from '@bot/core';
import { verifyStore } from '@bot/orchestration';
import type { VenueRunResult } from './live/runAtVenue';
import { runFolder } from './stores/runFolder';
import { newFolder } from './testing/barFiles';
import { endAllBots, startBot } from './testing/childBot';
import { coinbaseOnLoopback } from './testing/coinbaseOnLoopback';

afterEach(endAllBots);

const READY = /SIMULATOR {2}profile dev, trading BTC-USD/;

describe('a bot at a simulator of Coinbase', () => {
  it('is killed twice and loses its connections, and its books are those of the venue at the end', async () => {
    const coinbase = await coinbaseOnLoopback();
    const { venue, faults, env, url } = coinbase;
    const store = join(newFolder(), 'sim');
    const start = () =>
      startBot(
        [
          ...[
            'run',
            '--store',
            store,
            '--broker',
            'coinbase',
            '--url',
            url,
            '--profile',
            'dev',
            '--symbols',
            'BTC-USD',
          ],
          ...['--interval', '100', '--strategy-short', '2', '--strategy-long', '4', '--max-position', '500', '--json'],
        ],
        { env },
      );
    const more = (): Promise<void> => coinbase.filled(venue.truth.fills().length + 1);
    for (let kill = 1; kill <= 2; kill++) {
      const bot = start();
      await bot.shows(READY);
      await more();
      bot.process.kill('SIGKILL');
      await bot.ended;
      expect(verifyStore(runFolder(store).bot)).toMatchObject({ ok: true, problems: [] });
    }

    const last = start();
    await last.shows(READY);
    faults.on('POST /orders').reset({ acted: true });
    faults.breakSockets();
    await more();
    faults.closeSockets({ code: 1001, reason: 'restart' });
    await more();
    last.process.kill('SIGINT');
    const { code, stdout } = await last.ended;
    const { data } = JSON.parse(stdout) as { data: VenueRunResult };
    expect({ code, ...data }).toMatchObject({ code: 0, violations: [], checks: { venueMatchesBot: true } });
    const { truth } = venue;
    expect(data.fills).toBe(truth.fills().length);
    expect(data.cash).toBe(
      truth
        .balances()
        .filter(({ currency }) => currency === 'USD')
        .map(({ total }) => toText(total))
        .join(),
    );
    // One order for each intent: no id was placed twice.
    const ids = truth.orders().map(({ progress }) => progress.clientOrderId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
