import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@bot/simulation';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { pickedFrom, repeated, storedRows, type StoredRow } from './books/storedEvents';
import { killMomentComes, type KillMoment } from './command/killMoment';
import { logHolds } from './command/logHolds';
import { READY, runBot, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

const moments: readonly KillMoment[] = ['StoreOpened', 'Recovering', 'VenueOpened', 'Recovering', 'Recovering'];

/**
 * A bot is killed when its venue has done what it has not heard of yet. What is left is recovered once, and, from the same files,
 * by processes that are killed while they recover. Whatever trades is halted, so that nothing but the recovery makes a difference.
 */
export const killedRecovery = (scenario: ProcessScenario): void =>
  scenario(
    'OS-18',
    'Killed while it recovers, again and again',
    {
      verifies: [
        'each recovery that was killed is taken up again',
        'recovering again and again is recovering once',
        'no order comes of it',
        'the books are those of the venue',
      ],
      tags: ['scenario', 'state', 'crash', 'process'],
    },
    async ({ verify, seed }) => {
      const random = createRandom(seed);
      const folder = join(newFolder(), 'again');
      const first = startBot(trading(folder));
      await first.shows(READY);
      await logHolds({ bot: first, folder }, (rows) => rows.some(({ type }) => type === 'FillSettled'));
      await killMomentComes('VenueWrote', { bot: first, folder, random });
      first.process.kill('SIGKILL');
      await first.ended;
      await runBot(['control', 'halt', '--store', folder, '--reason', 'it was killed']);
      const once = join(newFolder(), 'once');
      cpSync(folder, once, { recursive: true });
      const before = storedRows(runFiles(folder).bot);

      for (const moment of moments) {
        const bot = startBot(trading(folder));
        await killMomentComes(moment, { bot, folder, random });
        bot.process.kill('SIGKILL');
        await bot.ended;
      }
      const codes: (number | null)[] = [];
      for (const each of [folder, once]) {
        const { code } = await runBot([...trading(each), '--hours', '0.1']);
        codes.push(code);
      }

      const rows = storedRows(runFiles(folder).bot);
      verify('each recovery that was killed is taken up again', () => {
        expect(codes).toEqual([0, 0]);
        expect(rows.slice(0, before.length)).toEqual(before);
        // Those that were killed before their first event have left none.
        const epochs = pickedFrom(rows, 'ProcessStarted', ({ processEpoch }: { processEpoch: number }) => processEpoch);
        expect(repeated(epochs.map(String))).toEqual([]);
        const recoveries = moments.filter((moment) => moment === 'Recovering').length;
        expect(epochs.length).toBeGreaterThanOrEqual(1 + recoveries + 1);
      });
      await verify('recovering again and again is recovering once', async () => {
        const books = await botsBooks(runFiles(folder).bot);
        expect(books).toEqual(await botsBooks(runFiles(once).bot));
        expect(books.fills).toBeGreaterThan(0);
      });
      verify('no order comes of it', () => {
        expect(ordersIn(rows)).toEqual(ordersIn(before));
        const venues = storedRows(runFiles(folder).venue);
        expect(venues.filter(({ type }) => type === 'OrderAccepted').length).toBeLessThanOrEqual(
          ordersIn(before).length,
        );
      });
      await verify('the books are those of the venue', async () => {
        for (const { bot, venue } of [folder, once].map(runFiles)) {
          expect(await botsBooks(bot)).toEqual(await venuesBooks(venue));
        }
      });
    },
  );

type Submitted = { readonly request: { readonly clientOrderId: string } };

const ordersIn = (rows: readonly StoredRow[]): readonly string[] =>
  pickedFrom(rows, 'OrderSubmitted', ({ request }: Submitted) => request.clientOrderId);
