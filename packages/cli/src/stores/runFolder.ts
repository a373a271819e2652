import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EpochMs, EventStore, StorageSettings } from '@bot/core';
import {
  openInputFiles,
  openSqliteEventStore,
  type BeginAgain,
  type InputLog,
  type SqliteEventStore,
} from '@bot/orchestration';

/** Where the files of a run stand: the log of the bot, that of the venue, and what market it is. */
export const runFolder = (path: string) => ({
  path: resolve(path),
  bot: join(resolve(path), 'bot.sqlite'),
  /** What the bot's decisions saw, a file for each day. */
  inputs: join(resolve(path), 'bot.sqlite.inputs'),
  venue: join(resolve(path), 'venue.sqlite'),
  market: join(resolve(path), 'market.json'),
  /** Of a run at a venue outside: whose money it is about. */
  broker: join(resolve(path), 'broker.json'),
});

/** Both logs of a run, open for writing. */
export interface RunStores {
  readonly bot: SqliteEventStore;
  readonly venue: SqliteEventStore;
  close(): Promise<void>;
}

/**
 * Opens or makes both logs; nothing is left open, and nothing new is left behind, when one of them cannot be used. `begin` says how the bot's log begins again
 * when it is damaged; that of the venue holds the account, and is never replaced. @throws EventStoreError
 */
export async function openRunStores(
  path: string,
  begin: (venue: EventStore) => BeginAgain | undefined = () => undefined,
): Promise<RunStores> {
  const files = runFolder(path);
  const isNew = !existsSync(files.venue);
  const venue = openSqliteEventStore({ path: files.venue });
  try {
    const bot = openSqliteEventStore({ path: files.bot, beginAgain: begin(venue) });
    return {
      ...{ bot, venue },
      async close() {
        await bot.close();
        await venue.close();
      },
    };
  } catch (error) {
    await venue.close();
    if (isNew) for (const part of ['', '.head', '.lock']) rmSync(`${files.venue}${part}`, { force: true });
    throw error;
  }
}

const BYTES_PER_MB = 1_000_000;

/** How much of the inputs is kept. */
export const inputBounds = ({ keepInputsDays, maxInputsMb }: StorageSettings, now: () => EpochMs) => ({
  keepDays: keepInputsDays,
  maxBytes: keepInputsDays === 0 ? 0 : maxInputsMb * BYTES_PER_MB,
  now,
});

/** undefined when nothing of them is to be kept. */
export const openInputs = (path: string, storage: StorageSettings, now: () => EpochMs): InputLog | undefined =>
  storage.keepInputsDays === 0
    ? undefined
    : openInputFiles({ folder: runFolder(path).inputs, ...inputBounds(storage, now) });
