import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { verifyStore } from '@bot/orchestration';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { pickedFrom, storedRows } from './books/storedEvents';
import { logHolds } from './command/logHolds';
import { READY, startBot } from './command/startBot';
import { progressIn, targetsIn, withTargets } from './command/targets';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

export const stopBySignal = (scenario: ProcessScenario): void =>
  scenario(
    'OS-12',
    'SIGTERM while an order rests → it is left or canceled as was said',
    {
      verifies: [
        'an order that is to be kept is there after the process, in the books of the bot and of the venue',
        'an order that is to be canceled is gone from both when the process ends',
        'each process ends by itself with exit code 0, and nothing was unfinished',
        'the logs are whole, and closed',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify }) => {
      const parent = newFolder();
      const [folder, file] = [join(parent, 'paper'), join(parent, 'bot.json')];
      const files = runFiles(folder);
      const untilTerminated = async (openOrdersAtStop: 'keep' | 'cancel') => {
        const bot = startBot(withTargets(folder, file, openOrdersAtStop));
        await bot.shows(READY);
        await logHolds({ bot, folder }, (rows) => targetsIn(rows).length > 0);
        bot.process.kill('SIGTERM');
        const { code, signal } = await bot.ended;
        // SQLite removes its write-ahead log when the last connection is closed.
        const open = [files.bot, files.venue].map((log) => `${log}-wal`).filter((wal) => existsSync(wal));
        return {
          end: { code, signal },
          open,
          ours: await botsBooks(files.bot),
          venues: await venuesBooks(files.venue),
        };
      };

      const kept = await untilTerminated('keep');
      const [target] = targetsIn(storedRows(files.bot));
      verify('an order that is to be kept is there after the process, in the books of the bot and of the venue', () => {
        expect(kept.venues.openOrders).toEqual([target]);
        expect(kept.ours).toEqual(kept.venues);
      });

      const canceled = await untilTerminated('cancel');
      const rows = storedRows(files.bot);
      verify('an order that is to be canceled is gone from both when the process ends', () => {
        expect(progressIn(rows).at(-1)).toMatchObject({ clientOrderId: target, status: 'Canceled' });
        expect(canceled.venues).toEqual({ ...kept.venues, openOrders: [] });
        expect(canceled.ours).toEqual(canceled.venues);
      });
      verify('each process ends by itself with exit code 0, and nothing was unfinished', () => {
        expect([kept.end, canceled.end]).toEqual([0, 0].map((code) => ({ code, signal: null })));
        const stops = pickedFrom(rows, 'ProcessStopped', (payload) => payload);
        expect(stops).toEqual([1, 2].map(() => ({ reason: 'The process was asked to end.' })));
      });
      verify('the logs are whole, and closed', () => {
        expect([kept.open, canceled.open]).toEqual([[], []]);
        for (const log of [files.bot, files.venue]) expect(verifyStore(log)).toMatchObject({ ok: true, problems: [] });
      });
    },
  );
