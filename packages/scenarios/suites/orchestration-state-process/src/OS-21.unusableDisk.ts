import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ProcessScenario } from '@bot/test-fixtures';
import { errorIn, READY, runBot, type BotEnd, type Circumstances } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';
import { onReadOnlyDisk, withoutPrivileges } from './machine/rights';

/** What stands in the way of a store, and the error that tells. Each gets a folder of its own to spoil. */
const hindrances: readonly (readonly [name: string, spoil: (folder: string) => void, code: string])[] = [
  ['a folder that may not be written', (folder) => chmodSync(folder, 0o555), 'StoreNotWritable'],
  ['a log that may not be written', (folder) => withMode(runFiles(folder).bot, '', 0o444), 'StoreNotWritable'],
  ['a folder in place of the log', (folder) => void mkdirSync(runFiles(folder).bot), 'StoreNotWritable'],
  ['another kind of file', (folder) => writeFileSync(runFiles(folder).bot, 'Dear diary'.repeat(1_000)), 'StoreCorrupt'],
  ['the database of another program', (folder) => foreignDatabase(runFiles(folder).bot), 'StoreCorrupt'],
];

const READ_ONLY = 'a disk that is mounted read-only is refused with exit code 3';

export const unusableDisk = (scenario: ProcessScenario): void =>
  scenario(
    'OS-21',
    'Disk read-only at start; permission denied; path missing',
    {
      verifies: [
        'what cannot be used is refused with exit code 3, an error that names the path, and a way out',
        READ_ONLY,
        'a file in place of the folder is refused with exit code 3',
        'nothing was started, and nothing was written but an empty lock',
        'a path that is missing is made',
      ],
      tags: ['scenario', 'state', 'process'],
      onlyHere: 'only real files can be out of reach',
    },
    async ({ verify, cannot }) => {
      const tried: { readonly folder: string; readonly before: readonly string[]; readonly end: BotEnd }[] = [];
      async function attempt(folder: string, circumstances: Circumstances = withoutPrivileges()): Promise<BotEnd> {
        const before = listed(folder);
        const end = await runBot([...trading(folder), '--json'], circumstances);
        tried.push({ folder, before, end });
        return end;
      }

      await verify(
        'what cannot be used is refused with exit code 3, an error that names the path, and a way out',
        async () => {
          for (const [name, spoil, code] of hindrances) {
            const folder = join(newFolder(), 'paper');
            mkdirSync(folder);
            spoil(folder);
            const end = await attempt(folder);
            const { hint, ...error } = errorIn(end);
            expect({ name, exit: end.code, error }).toEqual({
              ...{ name, exit: 3 },
              error: { code, message: expect.stringContaining(folder) as unknown },
            });
            expect(hint).toMatch(/path|copy/);
          }
        },
      );

      await verify('a file in place of the folder is refused with exit code 3', async () => {
        const file = join(newFolder(), 'file');
        writeFileSync(file, '');
        const { code } = await attempt(file);
        expect(code).toBe(3);
      });

      const mounted = newFolder();
      await onReadOnlyDisk(mounted, {
        can: async (circumstances) =>
          verify(READ_ONLY, async () => {
            const end = await attempt(join(mounted, 'paper'), circumstances);
            expect({ exit: end.code, code: errorIn(end).code }).toEqual({ exit: 3, code: 'StoreNotWritable' });
          }),
        cannot: (reason) => cannot(READ_ONLY, reason),
      });

      verify('nothing was started, and nothing was written but an empty lock', () => {
        for (const { folder, before, end } of tried) {
          expect(end.stderr).not.toMatch(READY);
          expect(listed(folder)).toEqual(before);
        }
      });

      await verify('a path that is missing is made', async () => {
        const folder = join(newFolder(), 'as', 'deep', 'as you like');
        const { code } = await runBot([...trading(folder), '--hours', '0.01']);
        expect({ code, made: existsSync(runFiles(folder).bot) }).toEqual({ code: 0, made: true });
      });
    },
  );

function withMode(file: string, text: string, mode: number): void {
  writeFileSync(file, text);
  chmodSync(file, mode);
}

function foreignDatabase(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE recipes (name TEXT); PRAGMA user_version = 7;');
  database.close();
}

/** What stands at a path and beside it; not an empty lock, which was needed to look. */
const listed = (folder: string): readonly string[] =>
  [folder, dirname(folder)].flatMap((path) => (isFolder(path) ? readdirSync(path).sort().filter(isNoLock(path)) : []));

const isNoLock = (folder: string) => (name: string) => !name.endsWith('.lock') || statSync(join(folder, name)).size > 0;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
