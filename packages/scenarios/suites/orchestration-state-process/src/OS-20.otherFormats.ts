import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { JsonObject, NewStoredEvent, StoredEvent } from '@bot/core';
import { logSchema, openSqliteEventStore } from '@bot/orchestration';
import type { ProcessScenario } from '@bot/test-fixtures';
import { botsBooks, venuesBooks } from './books/books';
import { storedRows } from './books/storedEvents';
import { logHolds } from './command/logHolds';
import { errorIn, READY, runBot, startBot } from './command/startBot';
import { trading } from './command/trading';
import { newFolder } from './files/newFolder';
import { runFiles } from './files/runFiles';

const CHANGED = 'SignalsAggregated';

/** What a newer program may have left, in a folder of its own. */
const newer: readonly (readonly [name: string, leave: (log: string) => Promise<void> | void, message: RegExp])[] = [
  [
    'an event',
    (log) => appendNewer(log),
    new RegExp(`is a ${CHANGED} of version 3; this program knows versions up to 2`),
  ],
  ['a table', (log) => raiseTables(log), /has version 2; this program knows versions up to 1/],
];

export const otherFormats = (scenario: ProcessScenario): void =>
  scenario(
    'OS-20',
    'The command finds the log of an older program, and that of a newer one',
    {
      verifies: [
        'the log of an older program is read, and goes on',
        'what the older program wrote stays as it was',
        'what is written now has the version of today',
        'the books are those of the venue',
        'the log of a newer program is refused with exit code 3, by name and with a way out',
        'nothing was started or sent, and nothing was written to that log',
      ],
      tags: ['scenario', 'state', 'process'],
    },
    async ({ verify }) => {
      const today = join(newFolder(), 'today');
      const first = startBot(trading(today));
      await first.shows(READY);
      await logHolds({ bot: first, folder: today }, (rows) => rows.some(({ type }) => type === 'FillSettled'));
      first.process.kill('SIGINT');
      await first.ended;

      const older = join(newFolder(), 'older');
      await copyAsOlder(today, older);
      const { bot: log, venue } = runFiles(older);
      const before = storedRows(log);
      const second = startBot(trading(older));
      await second.shows(READY);
      await logHolds({ bot: second, folder: older }, (rows) =>
        rows.slice(before.length).some(({ type }) => type === CHANGED),
      );
      second.process.kill('SIGINT');
      const { code } = await second.ended;
      const after = storedRows(log);
      verify('the log of an older program is read, and goes on', () => {
        expect(code).toBe(0);
        expect(after.filter(({ type }) => type === 'ProcessStarted')).toHaveLength(2);
      });
      verify('what the older program wrote stays as it was', () => {
        expect(after.slice(0, before.length)).toEqual(before);
        expect(versionsIn(log, { upTo: before.length })).toEqual([1]);
      });
      verify('what is written now has the version of today', () =>
        expect(versionsIn(log, { after: before.length })).toEqual([logSchema.versions[CHANGED]]),
      );
      await verify('the books are those of the venue', async () =>
        expect(await botsBooks(log)).toEqual(await venuesBooks(venue)),
      );

      for (const [name, leave, message] of newer) {
        const folder = join(newFolder(), 'newer');
        cpSync(today, folder, { recursive: true });
        await leave(runFiles(folder).bot);
        // The embedded venue may take a step of its market.
        const stores = () => [
          storedRows(runFiles(folder).bot),
          storedRows(runFiles(folder).venue).filter(({ type }) => type !== 'MarketStepped'),
        ];
        const found = stores();
        const end = await runBot([...trading(folder), '--json']);
        verify('the log of a newer program is refused with exit code 3, by name and with a way out', () => {
          const { code: error, message: said, hint } = errorIn(end);
          expect({ name, exit: end.code, error }).toEqual({ name, exit: 3, error: 'StoreVersionNewer' });
          expect(said).toMatch(message);
          expect(hint).toMatch(/newer program/);
        });
        verify('nothing was started or sent, and nothing was written to that log', () => {
          expect(end.stderr).not.toMatch(READY);
          expect(stores()).toEqual(found);
        });
      }
    },
  );

/** The same run as a program of release 0.1.0 has left it: no snapshot and no inputs, and one signal that won, alone. */
async function copyAsOlder(from: string, to: string): Promise<void> {
  mkdirSync(to);
  for (const name of ['venue.sqlite', 'market.json']) cpSync(join(from, name), join(to, name));
  const [source, target] = [openSqliteEventStore({ path: runFiles(from).bot, readOnly: true }), open(to)];
  await target.append([...source.read()].map(asOlder));
  await Promise.all([source.close(), target.close()]);
}

const open = (folder: string) => openSqliteEventStore({ path: runFiles(folder).bot });

function asOlder({ seq: _, ...event }: StoredEvent): NewStoredEvent {
  if (event.type !== CHANGED) return event;
  const {
    policy: _policy,
    winners,
    ...rest
  } = event.payload as JsonObject & { readonly winners: readonly JsonObject[] };
  return { ...event, v: 1, payload: { ...rest, winner: winners[0] as JsonObject } };
}

async function appendNewer(path: string): Promise<void> {
  const store = openSqliteEventStore({ path });
  const [event] = [...store.read()].filter(({ type }) => type === CHANGED).map(({ seq: _, ...rest }) => rest);
  await store.append([{ ...(event as NewStoredEvent), v: 3 }]);
  await store.close();
  rmSync(`${path}.snapshot`, { force: true });
}

function raiseTables(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 2');
  database.close();
}

function versionsIn(path: string, { after = 0, upTo = Infinity }: { readonly after?: number; readonly upTo?: number }) {
  const store = openSqliteEventStore({ path, readOnly: true });
  const versions = [...store.read(after)].filter(({ type, seq }) => type === CHANGED && seq <= upTo).map(({ v }) => v);
  void store.close();
  return [...new Set(versions)];
}
