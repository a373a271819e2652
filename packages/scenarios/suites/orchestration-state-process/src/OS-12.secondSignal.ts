import { join } from 'node:path';
import { verifyStore } from '@bot/orchestration';
import type { ProcessScenario } from '@bot/test-fixtures';
import { storedRows } from './books/storedEvents';
import { logHolds } from './command/logHolds';
import { READY, runBot, startBot } from './command/startBot';
import { targetsIn, withTargets } from './command/targets';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

/** The clock is made so slow that the venue takes a second to cancel an order: the first signal is still at it at the second. */
export const secondSignal = (scenario: ProcessScenario): void =>
  scenario(
    'OS-12',
    'A second signal forces the end',
    {
      verifies: [
        'the first signal is told, with what a second one does',
        'the second one ends the process at once with exit code 130, before it has stopped',
        'what was acknowledged is there, and the next process goes on',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify }) => {
      const parent = newFolder();
      const [folder, file] = [join(parent, 'paper'), join(parent, 'bot.json')];
      const files = runFiles(folder);
      const first = startBot(withTargets(folder, file, 'keep'));
      await first.shows(READY);
      await logHolds({ bot: first, folder }, (rows) => targetsIn(rows).length > 0);
      first.process.kill('SIGTERM');
      await first.ended;

      const slow = startBot([...withTargets(folder, file, 'cancel'), '--speed', '0.04']);
      await slow.shows(READY);
      slow.process.kill('SIGINT');
      await verify('the first signal is told, with what a second one does', async () => {
        await slow.shows(/Stopping; once more to end at once/);
        expect(slow.stderr()).toContain('Stopping');
      });
      await logHolds({ bot: slow, folder }, (rows) => rows.at(-1)?.type === 'CancelRequested');
      slow.process.kill('SIGINT');
      const { code, signal } = await slow.ended;
      const rows = storedRows(files.bot);
      verify('the second one ends the process at once with exit code 130, before it has stopped', () => {
        expect({ code, signal }).toEqual({ code: 130, signal: null });
        // That of the process before it.
        expect(rows.filter(({ type }) => type === 'ProcessStopped')).toHaveLength(1);
        expect(rows.at(-1)).toMatchObject({ type: 'CancelRequested' });
      });
      await verify('what was acknowledged is there, and the next process goes on', async () => {
        expect(verifyStore(files.bot)).toMatchObject({ ok: true, problems: [] });
        expect((await runBot([...trading(folder), '--hours', '0.05'])).code).toBe(0);
        expect(storedRows(files.bot).slice(0, rows.length)).toEqual(rows);
      });
    },
  );
