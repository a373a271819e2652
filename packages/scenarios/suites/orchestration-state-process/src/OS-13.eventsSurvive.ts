import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { verifyStore } from '@bot/orchestration';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { pickedFrom, repeated, storedRows, type StoredRow } from './books/storedEvents';
import { logHolds } from './command/logHolds';
import { READY, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { headOf, runFiles } from './files/runFiles';

/** One process ends in good order, one is killed, and the third has nothing but the log: the snapshot is gone. */
export const eventsSurvive = (scenario: ProcessScenario): void =>
  scenario(
    'OS-13',
    'Events survive the end of a process, in good order and by a kill',
    {
      verifies: [
        'what was acknowledged is there after the restart, unchanged',
        'the log alone gives the state of the bot',
        'the next order carries an id that was never used',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify }) => {
      const folder = join(newFolder(), 'paper');
      const files = runFiles(folder);
      const written: (readonly StoredRow[])[] = [];
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        const bot = startBot(trading(folder));
        await bot.shows(READY);
        const before = storedRows(files.bot).length;
        await logHolds({ bot, folder }, (rows) => rows.slice(before).some(({ type }) => type === 'FillSettled'));
        const acknowledged = headOf(files.bot);
        bot.process.kill(signal);
        await bot.ended;
        const rows = storedRows(files.bot);
        expect(rows[Number(acknowledged?.seq) - 1]?.checksum).toBe(acknowledged?.hash);
        written.push(rows);
      }

      rmSync(`${files.bot}.snapshot`, { force: true });
      const last = startBot([...trading(folder), '--json']);
      await last.shows(READY);
      await logHolds({ bot: last, folder }, (rows) => epochsIn(rows).has('3'));
      last.process.kill('SIGINT');
      const { code, stdout } = await last.ended;
      const all = storedRows(files.bot);
      verify('what was acknowledged is there after the restart, unchanged', () => {
        for (const rows of written) expect(all.slice(0, rows.length)).toEqual(rows);
        expect(verifyStore(files.bot)).toMatchObject({ ok: true, problems: [] });
      });
      await verify('the log alone gives the state of the bot', async () => {
        expect(code).toBe(0);
        const { data } = JSON.parse(stdout) as { data: { checks: { readonly [name: string]: boolean | null } } };
        expect(data.checks).toMatchObject({ venueMatchesBot: true });
        const books = await botsBooks(files.bot);
        expect(books.fills).toBeGreaterThan(0);
        expect(books).toEqual(await venuesBooks(files.venue));
      });
      verify('the next order carries an id that was never used', () => {
        expect(repeated(idsIn(all))).toEqual([]);
        expect(epochsIn(all)).toEqual(new Set(['1', '2', '3']));
      });
    },
  );

type Submitted = { readonly request: { readonly clientOrderId: string } };

const idsIn = (rows: readonly StoredRow[]): readonly string[] =>
  pickedFrom(rows, 'OrderSubmitted', ({ request }: Submitted) => request.clientOrderId);

/** Which processes have ordered: each has its own number in its ids. */
const epochsIn = (rows: readonly StoredRow[]): ReadonlySet<string | undefined> =>
  new Set(idsIn(rows).map((id) => id.split('-')[2]));
