import { join } from 'node:path';
import { verifyStore } from '@bot/orchestration';
import type { ProcessScenario } from '@bot/test-fixtures';
import { READY, runBot, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

export const secondSignal = (scenario: ProcessScenario): void =>
  scenario(
    'OS-12',
    'A second signal forces the end',
    {
      verifies: [
        'the first signal is told, with what a second one does',
        'the second one ends the process at once with exit code 130, or finds it ended in good order',
        'what was acknowledged is there, and the next process goes on',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify }) => {
      const folder = join(newFolder(), 'paper');
      const files = runFiles(folder);
      const bot = startBot(trading(folder));
      await bot.shows(READY);
      bot.process.kill('SIGINT');
      await verify('the first signal is told, with what a second one does', async () => {
        await bot.shows(/Stopping; once more to end at once/);
        expect(bot.stderr()).toContain('Stopping');
      });
      bot.process.kill('SIGINT');
      await verify(
        'the second one ends the process at once with exit code 130, or finds it ended in good order',
        async () => expect([130, 0]).toContain((await bot.ended).code),
      );
      await verify('what was acknowledged is there, and the next process goes on', async () => {
        expect(verifyStore(files.bot)).toMatchObject({ ok: true, problems: [] });
        expect((await runBot([...trading(folder), '--hours', '0.05'])).code).toBe(0);
      });
    },
  );
