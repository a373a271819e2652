import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { pickedFrom, storedRows, type StoredRow } from './books/storedEvents';
import { logHolds } from './command/logHolds';
import { READY, runBot, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

interface Submitted {
  readonly request: { readonly instrumentId: string };
  readonly hold: string;
}

/** The symbols in which something was opened: an exit holds no money. */
const entriesIn = (rows: readonly StoredRow[]): ReadonlySet<string> =>
  new Set(
    pickedFrom(rows, 'OrderSubmitted', (submitted: Submitted) => submitted)
      .filter(({ hold }) => hold !== '0')
      .map(({ request }) => request.instrumentId),
  );

/** A file that a person edits: both symbols, then a mistake, then Bitcoin alone; then a process that begins with that. */
export const changedFile = (scenario: ProcessScenario): void =>
  scenario(
    'OS-03',
    'A changed configuration, by a signal and by a restart after a kill',
    {
      verifies: [
        'a file with mistakes is told, and the one before holds',
        'a good one is in force, and the log has what changed',
        'from then on nothing is opened in the removed symbol, and the other is traded on',
        'the next process goes by it',
        'the books are those of the venue',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify }) => {
      const parent = newFolder();
      const [folder, file] = [join(parent, 'paper'), join(parent, 'bot.json')];
      const files = runFiles(folder);
      const write = (settings: object): void => writeFileSync(file, JSON.stringify(settings));
      const withFile = [...trading(folder), '--config', file];
      write({ instrumentIds: ['BTC-USD', 'ETH-USD'] });
      const first = startBot(withFile);
      await first.shows(READY);
      await logHolds({ bot: first, folder }, (rows) => entriesIn(rows).has('ETH-USD'));

      write({ instrumentIds: 'BTC', limits: { maxLeverage: 'much' } });
      first.process.kill('SIGHUP');
      await first.shows(/the one before holds/);
      write({ instrumentIds: ['BTC-USD'] });
      first.process.kill('SIGHUP');
      await first.shows(/From now on:/);
      first.process.kill('SIGKILL');
      await first.ended;
      const rows = storedRows(files.bot);
      verify('a file with mistakes is told, and the one before holds', () => {
        type Rejected = { readonly problems: readonly { readonly path: string }[] };
        const [paths] = pickedFrom(rows, 'ConfigRejected', ({ problems }: Rejected) =>
          problems.map(({ path }) => path),
        );
        expect(paths).toEqual(expect.arrayContaining(['instrumentIds', 'limits.maxLeverage']));
      });
      verify('a good one is in force, and the log has what changed', () => {
        type Changed = { readonly changes: readonly { readonly path: string; readonly to: string }[] };
        const [changes] = pickedFrom(rows, 'ConfigChanged', (payload: Changed) => payload.changes);
        expect(changes).toContainEqual(expect.objectContaining({ path: 'instrumentIds', to: '["BTC-USD"]' }));
      });

      const { code } = await runBot([...withFile, '--hours', '0.3']);
      const all = storedRows(files.bot);
      const changedAt = all.findIndex(({ type }) => type === 'ConfigChanged');
      verify('from then on nothing is opened in the removed symbol, and the other is traded on', () => {
        expect([...entriesIn(all.slice(0, changedAt))]).toContain('ETH-USD');
        expect([...entriesIn(all.slice(changedAt))]).toEqual(['BTC-USD']);
      });
      verify('the next process goes by it', () => {
        expect(code).toBe(0);
        const changes = pickedFrom(all, 'ProcessStarted', (payload: { readonly changes?: unknown }) => payload.changes);
        expect(changes).toHaveLength(2);
        expect(changes[1]).toBeUndefined();
      });
      await verify('the books are those of the venue', async () =>
        expect(await botsBooks(files.bot)).toEqual(await venuesBooks(files.venue)),
      );
    },
  );
