import { watch } from 'node:fs';
import { storedRows, type StoredRow } from '../books/storedEvents';
import { runFiles } from '../files/runFiles';
import type { RunningBot } from './startBot';

/** Until the log of a bot that trades is as it is wanted. @throws Error when the process ends by itself */
export async function logHolds(
  { bot, folder }: { readonly bot: RunningBot; readonly folder: string },
  wanted: (rows: readonly StoredRow[]) => boolean,
): Promise<void> {
  const { bot: log } = runFiles(folder);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = (): void => void (wanted(storedRows(log)) && resolve());
  const watcher = watch(folder, (_event, name) => void (name === 'bot.sqlite.head' && look()));
  look();
  bot.ended.then(({ stderr }) => reject(new Error(`The bot ended by itself: ${stderr}`)), reject);
  try {
    await promise;
  } finally {
    watcher.close();
  }
}
