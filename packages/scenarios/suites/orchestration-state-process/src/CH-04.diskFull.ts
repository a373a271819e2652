import { join } from 'node:path';
import { verifyStore } from '@bot/orchestration';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { pickedFrom, repeated, storedRows } from './books/storedEvents';
import { errorIn, READY, runBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';
import { onSmallDisk } from './machine/rights';

const sentences = [
  'it trades until the disk is full, and ends with exit code 3, by name and with a way out',
  'both logs are whole',
  'the venue has no order that was not written down before',
  'where there is room the next process goes on, and the books are those of the venue',
] as const;

/** A disk with room for a few minutes of trading. */
export const diskFull = (scenario: ProcessScenario): void =>
  scenario(
    'CH-04',
    'The disk becomes full while the bot trades',
    { verifies: sentences, tags: ['scenario', 'state', 'fault', 'process'] },
    async ({ verify, cannot }) => {
      const [disk, copy] = [newFolder(), newFolder()];
      const folder = join(copy, 'paper');
      const files = runFiles(folder);
      await onSmallDisk(
        { folder: disk, size: '512k', copy },
        {
          async can(circumstances) {
            const end = await runBot([...trading(join(disk, 'paper')), '--json'], circumstances);
            verify('it trades until the disk is full, and ends with exit code 3, by name and with a way out', () => {
              expect(end.stderr).toMatch(READY);
              const { code, hint } = errorIn(end);
              expect({ exit: end.code, code }).toEqual({ exit: 3, code: 'StoreFull' });
              expect(hint).toMatch(/Free some space/);
            });
            verify('both logs are whole', () => {
              for (const log of [files.bot, files.venue])
                expect(verifyStore(log)).toMatchObject({ ok: true, problems: [] });
            });
            verify('the venue has no order that was not written down before', () => {
              type Submitted = { readonly request: { readonly clientOrderId: string } };
              type Accepted = { readonly entry: { readonly clientOrderId: string } };
              const written = pickedFrom(
                storedRows(files.bot),
                'OrderSubmitted',
                ({ request }: Submitted) => request.clientOrderId,
              );
              const there = pickedFrom(
                storedRows(files.venue),
                'OrderAccepted',
                ({ entry }: Accepted) => entry.clientOrderId,
              );
              expect(there.filter((id) => !written.includes(id))).toEqual([]);
              expect(repeated(there)).toEqual([]);
            });
            await verify(
              'where there is room the next process goes on, and the books are those of the venue',
              async () => {
                const { code } = await runBot([...trading(folder), '--hours', '0.1']);
                expect(code).toBe(0);
                expect(await botsBooks(files.bot)).toEqual(await venuesBooks(files.venue));
              },
            );
          },
          cannot: (reason) => sentences.forEach((sentence) => cannot(sentence, reason)),
        },
      );
    },
  );
