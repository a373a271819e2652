import { join, resolve } from 'node:path';
import type { EventStore } from '@bot/core';
import { openSqliteEventStore, type BeginAgain, type SqliteEventStore } from '@bot/orchestration';

/** Where the files of a run stand: the log of the bot, that of the venue, and what market it is. */
export const runFolder = (path: string) => ({
  path: resolve(path),
  bot: join(resolve(path), 'bot.sqlite'),
  venue: join(resolve(path), 'venue.sqlite'),
  market: join(resolve(path), 'market.json'),
});

/** Both logs of a run, open for writing. */
export interface RunStores {
  readonly bot: SqliteEventStore;
  readonly venue: SqliteEventStore;
  close(): Promise<void>;
}

/**
 * Opens or makes both logs; nothing is left open when one of them cannot be used. `begin` says how the bot's log begins again
 * when it is damaged; that of the venue holds the account, and is never replaced. @throws EventStoreError
 */
export async function openRunStores(
  path: string,
  begin: (venue: EventStore) => BeginAgain | undefined = () => undefined,
): Promise<RunStores> {
  const files = runFolder(path);
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
    throw error;
  }
}
