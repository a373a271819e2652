import { openSqliteEventStore } from '@bot/orchestration';
import { runFolder } from '../stores/runFolder';
import { readLog, type LogReading } from './readLog';

/** Reads the bot's log in a folder, also while the bot writes to it. @throws EventStoreError StoreMissing, StoreCorrupt … */
export async function openLog(folder: string, keep = 0): Promise<LogReading> {
  const store = openSqliteEventStore({ path: runFolder(folder).bot, readOnly: true });
  try {
    return readLog(store, keep);
  } finally {
    await store.close();
  }
}
