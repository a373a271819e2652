import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@bot/simulation';
import type { ProcessScenario } from '@bot/test-fixtures';
import { pickedFrom, repeated, storedRows, type StoredRow } from './books/storedEvents';
import { killMomentComes } from './command/killMoment';
import { errorIn, READY, runBot, startBot, type BotEnd } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

export const killSwitch = (scenario: ProcessScenario): void =>
  scenario(
    'OS-24',
    'Kill switch pulled by another process',
    {
      verifies: [
        'the bot does what it is told, and the command says so',
        'it stays halted when its process is killed and started again',
        'only a resume with a reason ends it, and then it trades again',
        'no order was sent between the two',
        'a command that was given while no bot ran holds before anything is sent',
        'nothing is resumed while the KILL file is there',
        'every command stands in the log once',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify, seed }) => {
      const random = createRandom(seed);
      const folder = join(newFolder(), 'paper');
      const files = runFiles(folder);
      const control = (word: string, ...args: string[]): Promise<BotEnd> =>
        runBot(['control', word, '--store', folder, '--wait', '30', '--json', ...args]);

      const first = startBot(trading(folder));
      await first.shows(READY);
      await killMomentComes('VenueWrote', { bot: first, folder, random });
      await verify('the bot does what it is told, and the command says so', async () => {
        const { code, stdout } = await control('kill', '--reason', 'it buys at any price');
        expect({ code, data: dataIn(stdout) }).toMatchObject({ code: 0, data: { state: 'done', botRuns: true } });
      });
      first.process.kill('SIGKILL');
      await first.ended;

      const second = startBot(trading(folder));
      await second.shows(READY);
      await verify('it stays halted when its process is killed and started again', async () => {
        const { stdout } = await runBot(['control', 'status', '--store', folder, '--json']);
        expect(dataIn(stdout)).toMatchObject({ botRuns: true, mode: 'Halted', cause: 'KillSwitch' });
      });
      await verify('only a resume with a reason ends it, and then it trades again', async () => {
        const refused = await control('resume');
        expect({ code: refused.code, error: errorIn(refused).code }).toEqual({ code: 1, error: 'CommandRefused' });
        expect((await control('resume', '--reason', 'the strategy was corrected')).code).toBe(0);
        await killMomentComes('VenueWrote', { bot: second, folder, random });
      });
      second.process.kill('SIGINT');
      expect((await second.ended).code).toBe(0);

      verify('no order was sent between the two', () => {
        const rows = storedRows(files.bot);
        const [killed, resumed] = [commandAt(rows, 'Kill'), commandAt(rows, 'Resume')];
        const sent = rows.filter(({ type }) => type === 'SubmitAttempted').map(({ seq }) => seq);
        expect(sent.filter((seq) => seq > killed && seq < resumed)).toEqual([]);
        expect([sent.some((seq) => seq < killed), sent.some((seq) => seq > resumed)]).toEqual([true, true]);
      });

      await verify('a command that was given while no bot ran holds before anything is sent', async () => {
        expect(dataIn((await control('halt', '--reason', 'not today')).stdout)).toMatchObject({ botRuns: false });
        const rows = await newRows();
        expect(rows.slice(0, 2).map(({ type }) => type)).toEqual(['ProcessStarted', 'CommandTaken']);
        expect(rows.map(({ type }) => type)).not.toContain('SubmitAttempted');
      });
      await verify('nothing is resumed while the KILL file is there', async () => {
        writeFileSync(join(folder, 'KILL'), 'smoke in the hall');
        expect((await control('resume', '--reason', 'I think it is over')).code).toBe(0);
        const rows = await newRows();
        const refusals = pickedFrom(rows, 'CommandRefused', ({ refusal }: { refusal: string }) => refusal);
        expect(refusals).toEqual(['KillFilePresent']);
        expect(rows.map(({ type }) => type)).not.toContain('SubmitAttempted');
      });
      verify('every command stands in the log once', () => {
        const rows = storedRows(files.bot);
        const ids = ['CommandTaken', 'CommandRefused'].flatMap((type) =>
          pickedFrom(rows, type, ({ commandId }: { commandId: string }) => commandId),
        );
        expect(repeated(ids)).toEqual([]);
        expect(ids).toHaveLength(5);
      });

      /** What another process writes in a few minutes of the market. */
      async function newRows(): Promise<readonly StoredRow[]> {
        const before = storedRows(files.bot).length;
        expect((await runBot([...trading(folder), '--hours', '0.1'])).code).toBe(0);
        return storedRows(files.bot).slice(before);
      }
    },
  );

const dataIn = (stdout: string): object => (JSON.parse(stdout) as { readonly data: object }).data;

/** Where the command of a kind stands in the log. */
const commandAt = (rows: readonly StoredRow[], kind: string): number =>
  Number(rows.find(({ type, payload }) => type === 'CommandTaken' && payload.includes(`"kind":"${kind}"`))?.seq);
