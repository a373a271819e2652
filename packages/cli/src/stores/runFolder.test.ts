import { readdirSync, writeFileSync } from 'node:fs';
import { openSqliteEventStore } from '@bot/orchestration';
import { newFolder } from '../testing/barFiles';
import { openRunStores, runFolder } from './runFolder';

it('opens both logs or none', async () => {
  const folder = newFolder();
  const other = openSqliteEventStore({ path: runFolder(folder).venue });
  await expect(openRunStores(folder)).rejects.toMatchObject({ code: 'StoreLocked' });
  await other.close();
  // Were the first log still held, this would be refused too.
  const stores = await openRunStores(folder);
  expect([stores.bot.lastSeq, stores.venue.lastSeq]).toEqual([0, 0]);
  await stores.close();
});

it('leaves nothing new behind when the log of the bot cannot be used', async () => {
  const folder = newFolder();
  writeFileSync(runFolder(folder).bot, 'no database at all');
  await expect(openRunStores(folder)).rejects.toMatchObject({ code: 'StoreCorrupt' });
  expect(readdirSync(folder).sort()).toEqual(['bot.sqlite', 'bot.sqlite.lock']);
});
