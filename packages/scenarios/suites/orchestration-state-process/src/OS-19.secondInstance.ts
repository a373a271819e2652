import { join } from 'node:path';
import { verifyStore } from '@bot/orchestration';
import type { ProcessScenario } from '@bot/test-fixtures';
import { written } from './command/killMoment';
import { errorIn, READY, runBot, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

export const secondInstance = (scenario: ProcessScenario): void =>
  scenario(
    'OS-19',
    'Second instance on the same store',
    {
      verifies: [
        'the second instance is refused with exit code 3, and told which store another process holds and what to do',
        'the second instance has started nothing',
        'the first instance goes on writing as if nothing had been',
        'others may still read',
        'once the first has ended the store is free again',
      ],
      tags: ['scenario', 'state', 'process'],
      onlyHere: 'only processes can share a folder',
    },
    async ({ verify }) => {
      const folder = join(newFolder(), 'paper');
      const files = runFiles(folder);
      const first = startBot(trading(folder));
      await first.shows(READY);

      const second = await runBot([...trading(folder), '--json']);
      verify(
        'the second instance is refused with exit code 3, and told which store another process holds and what to do',
        () => {
          expect({ code: second.code, error: errorIn(second) }).toEqual({
            code: 3,
            error: {
              code: 'StoreLocked',
              message: expect.stringContaining(`Another process is writing to the event store ${folder}`) as unknown,
              hint: expect.stringContaining('Stop the other bot') as unknown,
            },
          });
        },
      );
      verify('the second instance has started nothing', () => expect(second.stderr).not.toMatch(READY));

      await verify('others may still read', async () => {
        expect(verifyStore(files.bot)).toMatchObject({ ok: true, problems: [] });
        expect((await runBot(['status', '--store', folder])).code).toBe(0);
      });
      await verify('the first instance goes on writing as if nothing had been', async () => {
        await written({ bot: first, folder, store: files.bot, times: 3 });
        first.process.kill('SIGINT');
        const { code, stdout } = await first.ended;
        expect(code).toBe(0);
        expect(stdout).toContain('✓ venueMatchesBot');
      });
      await verify('once the first has ended the store is free again', async () => {
        const { code } = await runBot([...trading(folder), '--hours', '0.05']);
        expect(code).toBe(0);
      });
    },
  );
