import { statSync, writeFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { pickedFrom, storedRows, type StoredRow } from './books/storedEvents';
import { logHolds } from './command/logHolds';
import { READY, runBot, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

/** A day may lose 5 USD; the fee of the first entry is 6. */
export const dailyLoss = (scenario: ProcessScenario): void =>
  scenario(
    'TL-05',
    'Day has lost as much as it may, and the process is killed',
    {
      verifies: [
        'the fee of one entry counts as a loss of the day',
        'who asks while no process runs is told that the limit holds',
        'it survives a kill: the next process denies entries and lets exits pass',
        'it is written down once',
        'the books are those of the venue',
      ],
      tags: ['scenario', 'risk', 'process'],
    },
    async ({ verify }) => {
      const parent = newFolder();
      const [folder, file] = [join(parent, 'paper'), join(parent, 'bot.json')];
      const files = runFiles(folder);
      writeFileSync(file, JSON.stringify({ guards: { dayStartsAtMinute: minuteOfDay(statSync(parent).mtime) } }));
      const limited = [...trading(folder), '--config', file, '--daily-loss-limit', '5'];

      const first = startBot(limited);
      await first.shows(READY);
      await logHolds({ bot: first, folder }, (rows) => limitsIn(rows).length > 0);
      first.process.kill('SIGKILL');
      await first.ended;
      const before = storedRows(files.bot);
      const at = before.findIndex(isLimit);
      verify('the fee of one entry counts as a loss of the day', () => {
        expect(sentIn(before.slice(0, at)).length).toBeGreaterThan(0);
        const [limit] = limitsIn(before);
        expect(limit?.numbers['dailyLossLimitUsd']).toBe('5');
        expect(Number(limit?.numbers['dayResult'])).toBeLessThanOrEqual(-5);
      });
      await verify('who asks while no process runs is told that the limit holds', async () => {
        const { stdout } = await runBot(['status', '--store', folder, '--json']);
        const { data } = JSON.parse(stdout) as { data: { restrictions: readonly object[] } };
        expect(data.restrictions).toContainEqual(
          expect.objectContaining({ scope: 'All', cause: 'DailyLossLimit', mode: 'ReduceOnly' }),
        );
      });

      const second = startBot(limited);
      await second.shows(READY);
      const denialsIn = (rows: readonly StoredRow[]): readonly string[] =>
        pickedFrom(rows, 'OrderDenied', ({ reason }: { readonly reason: string }) => reason);
      const exitsIn = (rows: readonly StoredRow[]) => sentIn(rows).filter(({ reduceOnly }) => reduceOnly);
      const since = (rows: readonly StoredRow[]): readonly StoredRow[] => rows.slice(before.length);
      await logHolds({ bot: second, folder }, (rows) =>
        [denialsIn(since(rows)), exitsIn(since(rows))].every(({ length }) => length > 0),
      );
      second.process.kill('SIGINT');
      const { code } = await second.ended;
      const rows = storedRows(files.bot);
      verify('it survives a kill: the next process denies entries and lets exits pass', () => {
        expect(code).toBe(0);
        expect(new Set(denialsIn(since(rows)))).toEqual(new Set(['ReduceOnly']));
        expect(sentIn(rows.slice(at)).filter(({ reduceOnly }) => !reduceOnly)).toEqual([]);
      });
      verify('it is written down once', () => expect(limitsIn(rows)).toHaveLength(1));
      await verify('the books are those of the venue', async () =>
        expect(await botsBooks(files.bot)).toEqual(await venuesBooks(files.venue)),
      );
    },
  );

/** So that the day which has just begun does not end before the scenario does. */
const minuteOfDay = (now: Stats['mtime']): number => now.getUTCHours() * 60 + now.getUTCMinutes();

interface Limit {
  readonly cause: string;
  readonly numbers: { readonly [name: string]: string };
}

const isLimit = ({ type, payload }: StoredRow): boolean => type === 'ModeChanged' && payload.includes('DailyLossLimit');

const limitsIn = (rows: readonly StoredRow[]): readonly Limit[] =>
  pickedFrom(rows.filter(isLimit), 'ModeChanged', (limit: Limit) => limit);

interface Submitted {
  readonly request: { readonly reduceOnly: boolean };
}

const sentIn = (rows: readonly StoredRow[]): readonly Submitted['request'][] =>
  pickedFrom(rows, 'OrderSubmitted', ({ request }: Submitted) => request);
