import { join } from 'node:path';
import type { ProcessScenario } from '@bot/test-fixtures';
import { errorIn, READY, runBot, type BotEnd } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { withFiles } from './machine/rights';

/** With fewer Node itself does not start; with as many as the highest every machine trades. */
const [LOWEST, HIGHEST] = [20, 64];
const STEP = 2;

/** From the fewest open files with which the command says its help, some more each time, until it trades. */
export const tooManyFiles = (scenario: ProcessScenario): void =>
  scenario(
    'CH-06',
    'The process may not open as many files as it needs',
    {
      verifies: [
        'with too few it is refused with exit code 3, and told what to raise',
        'nothing was started by those that were refused',
        'with enough the same folder is traded on',
      ],
      tags: ['scenario', 'state', 'fault', 'process'],
    },
    async ({ verify }) => {
      const folder = join(newFolder(), 'paper');
      let files = LOWEST;
      while ((await runBot(['--help'], withFiles(files))).code !== 0) files += STEP;
      const ends: BotEnd[] = [];
      do {
        ends.push(await runBot([...trading(folder), '--hours', '0.01', '--json'], withFiles(files)));
        files += STEP;
      } while (ends.at(-1)?.code !== 0 && files <= HIGHEST);
      const refused = ends.slice(0, -1);

      verify('with too few it is refused with exit code 3, and told what to raise', () => {
        expect(refused.length).toBeGreaterThan(1);
        for (const end of refused) {
          const { code, hint } = errorIn(end);
          expect({ exit: end.code, code }).toEqual({ exit: 3, code: 'StoreNotWritable' });
          expect(hint).toContain('ulimit -n');
        }
      });
      verify('nothing was started by those that were refused', () => {
        for (const { stderr } of refused) expect(stderr).not.toMatch(READY);
      });
      verify('with enough the same folder is traded on', () => {
        expect(ends.at(-1)).toMatchObject({ code: 0, stderr: expect.stringMatching(READY) as string });
      });
    },
  );
