import { cpSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyStore } from '@bot/orchestration';
import { createRandom } from '@bot/simulation';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { storedRows } from './books/storedEvents';
import { killMomentComes } from './command/killMoment';
import { logHolds } from './command/logHolds';
import { errorIn, READY, runBot, startBot } from './command/startBot';
import { targetsIn, withTargets } from './command/targets';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { headOf, runFiles } from './files/runFiles';

const refused = (folder: string) => ({
  exit: 3,
  error: expect.objectContaining({
    code: 'StoreCorrupt',
    message: expect.stringContaining(folder) as unknown,
  }) as unknown,
});

export const damagedFiles = (scenario: ProcessScenario): void =>
  scenario(
    'OS-15',
    'Damaged files of a killed bot',
    {
      verifies: [
        'a damaged shared-memory file is made anew and loses nothing',
        'a write-ahead log that lost acknowledged events is noticed, and nothing is started',
        'a changed event is noticed, and nothing is started',
        'where the operator has chosen so, the damaged files are put away and the books come from the venue',
        'after that the bot is halted until a person has looked',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify, seed }) => {
      const random = createRandom(seed);
      const killed = join(newFolder(), 'killed');
      const bot = startBot(trading(killed));
      await bot.shows(READY);
      await killMomentComes('BotWrote', { bot, folder: killed, random });
      bot.process.kill('SIGKILL');
      await bot.ended;
      const copyOf = (folder: string, name: string): string => {
        const copy = join(newFolder(), name);
        cpSync(folder, copy, { recursive: true });
        return copy;
      };

      const goneOn = copyOf(killed, 'gone on');
      const file = join(newFolder(), 'bot.json');
      await verify('a damaged shared-memory file is made anew and loses nothing', async () => {
        const files = runFiles(goneOn);
        const acknowledged = headOf(files.bot);
        const shm = `${files.bot}-shm`;
        writeFileSync(shm, Buffer.alloc(statSync(shm).size, 'damage'));
        const bot = startBot(withTargets(goneOn, file, 'keep'));
        await bot.shows(READY);
        await logHolds({ bot, folder: goneOn }, (rows) => targetsIn(rows).length > 0);
        bot.process.kill('SIGTERM');
        expect((await bot.ended).code).toBe(0);
        const rows = storedRows(files.bot);
        expect(rows[Number(acknowledged?.seq) - 1]?.checksum).toBe(acknowledged?.hash);
        expect(rows.length).toBeGreaterThan(Number(acknowledged?.seq));
        expect(verifyStore(files.bot)).toMatchObject({ ok: true, problems: [] });
      });

      await verify('a write-ahead log that lost acknowledged events is noticed, and nothing is started', async () => {
        const folder = copyOf(killed, 'cut');
        const wal = `${runFiles(folder).bot}-wal`;
        truncateSync(wal, Math.floor(statSync(wal).size / 2));
        const end = await runBot([...trading(folder), '--json']);
        expect({ exit: end.code, error: errorIn(end) }).toEqual(refused(folder));
        expect(errorIn(end).message).toMatch(/acknowledged/);
        expect(end.stderr).not.toMatch(READY);
        expect((await runBot(['store', 'verify', '--store', folder])).code).toBe(3);
      });

      const changed = copyOf(goneOn, 'changed');
      const log = runFiles(changed).bot;
      await verify('a changed event is noticed, and nothing is started', async () => {
        flipBit(log, 'MovingAverages');
        const end = await runBot([...trading(changed), '--json']);
        expect({ exit: end.code, error: errorIn(end) }).toEqual(refused(changed));
        expect(end.stderr).not.toMatch(READY);
      });

      const rebuild = { env: { BOT_STORAGE__ON_DAMAGE: 'rebuild', BOT_HOLDINGS: 'adopt' } };
      await verify(
        'where the operator has chosen so, the damaged files are put away and the books come from the venue',
        async () => {
          const bytes = readFileSync(log);
          const held = await venuesBooks(runFiles(changed).venue);
          const { code } = await runBot([...withTargets(changed, file, 'keep'), '--hours', '0.1'], rebuild);
          expect(code).toBe(0);
          const archive = String(readdirSync(changed).find((name) => name.startsWith('bot.sqlite.damaged-')));
          expect(readFileSync(join(changed, archive, 'bot.sqlite'))).toEqual(bytes);
          const [ours, venues] = [await botsBooks(log), await venuesBooks(runFiles(changed).venue)];
          // What was filled stands in the old log, and what is there now was taken over without it.
          const { usd, positions, openOrders } = venues;
          expect(ours).toEqual({ usd, positions, openOrders: [], fills: 0 });
          expect([positions, openOrders]).toEqual([held.positions, held.openOrders]);
          expect([positions, openOrders]).not.toContainEqual([]);
        },
      );
      await verify('after that the bot is halted until a person has looked', async () => {
        const { stdout } = await runBot(['status', '--store', changed, '--json']);
        expect((JSON.parse(stdout) as { data: { tradingMode: string } }).data.tradingMode).toBe('Halted');
      });
    },
  );

/** One bit of a text that stands somewhere in the middle of the file. */
function flipBit(file: string, text: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(text, bytes.length / 2);
  expect(at).toBeGreaterThan(0);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}
