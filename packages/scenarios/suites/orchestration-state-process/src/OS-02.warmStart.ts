import { join } from 'node:path';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { pickedFrom, repeated, sidesFilled, storedRows } from './books/storedEvents';
import { logHolds } from './command/logHolds';
import { READY, runBot, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

export const warmStart = (scenario: ProcessScenario): void =>
  scenario(
    'OS-02',
    'Warm start with positions',
    {
      verifies: [
        'the next process has the books of the one before it',
        'no client order id comes again',
        'its books are those of the venue',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify }) => {
      const folder = join(newFolder(), 'paper');
      const files = runFiles(folder);
      const first = startBot(trading(folder));
      await first.shows(READY);
      await logHolds({ bot: first, folder }, (rows) => sidesFilled(rows).at(-1) === 'Buy');
      first.process.kill('SIGINT');
      expect((await first.ended).code).toBe(0);
      const before = { rows: storedRows(files.bot), books: await botsBooks(files.bot) };

      const { code } = await runBot([...trading(folder), '--hours', '0.1']);
      const rows = storedRows(files.bot);
      verify('the next process has the books of the one before it', () => {
        expect(code).toBe(0);
        expect(before.books.positions).not.toEqual([]);
        expect(rows.slice(0, before.rows.length)).toEqual(before.rows);
        // With the position in them they were those of the venue before anything was traded.
        const [compared] = pickedFrom(rows.slice(before.rows.length), 'BooksCompared', (payload) => payload);
        expect(compared).toEqual({ drifts: [] });
        const epochs = pickedFrom(rows, 'ProcessStarted', ({ processEpoch }: { processEpoch: number }) => processEpoch);
        expect(epochs).toEqual([1, 2]);
        // What is adopted is adopted once: the second process found its books in the log.
        expect(rows.filter(({ type }) => type === 'CashAdopted')).toHaveLength(1);
      });
      verify('no client order id comes again', () => {
        type Submitted = { readonly request: { readonly clientOrderId: string } };
        const ids = pickedFrom(rows, 'OrderSubmitted', ({ request }: Submitted) => request.clientOrderId);
        expect(repeated(ids)).toEqual([]);
      });
      await verify('its books are those of the venue', async () =>
        expect(await botsBooks(files.bot)).toEqual(await venuesBooks(files.venue)),
      );
    },
  );
