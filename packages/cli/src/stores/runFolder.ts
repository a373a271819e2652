import { join, resolve } from 'node:path';
import { openSqliteEventStore, type SqliteEventStore } from '@bot/orchestration';

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

/** Opens or makes both logs; nothing is left open when one of them cannot be used. @throws EventStoreError */
export async function openRunStores(path: string): Promise<RunStores> {
  const files = runFolder(path);
  const bot = openSqliteEventStore({ path: files.bot });
  try {
    const venue = openSqliteEventStore({ path: files.venue });
    return {
      ...{ bot, venue },
      async close() {
        await bot.close();
        await venue.close();
      },
    };
  } catch (error) {
    await bot.close();
    throw error;
  }
}
