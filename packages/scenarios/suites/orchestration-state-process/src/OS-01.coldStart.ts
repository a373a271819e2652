import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessScenario } from '@bot/test-fixtures';
import { storedRows } from './books/storedEvents';
import { READY, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

export const coldStart = (scenario: ProcessScenario): void =>
  scenario(
    'OS-01',
    'Cold start',
    {
      verifies: [
        'the command makes its store and says when it trades',
        'the first events are the start, the instruments, the cash and the comparison of the books',
        'asked to end, it ends in good order',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify }) => {
      const folder = join(newFolder(), 'paper');
      const files = runFiles(folder);
      const bot = startBot(trading(folder));
      await verify('the command makes its store and says when it trades', async () => {
        await bot.shows(READY);
        expect([files.bot, files.venue].map((file) => existsSync(file))).toEqual([true, true]);
      });
      await verify('asked to end, it ends in good order', async () => {
        bot.process.kill('SIGTERM');
        const { code, stdout } = await bot.ended;
        expect(code).toBe(0);
        expect(stdout).toContain('✓ venueMatchesBot');
        expect(storedRows(files.bot).at(-1)?.type).toBe('ProcessStopped');
      });
      verify('the first events are the start, the instruments, the cash and the comparison of the books', () => {
        const types = storedRows(files.bot).map(({ type }) => type);
        const start = ['ProcessStarted', 'InstrumentListed', 'CashAdopted', 'BooksCompared'];
        expect([...new Set(types)].filter((type) => start.includes(type))).toEqual(start);
        expect(types[0]).toBe('ProcessStarted');
      });
    },
  );
