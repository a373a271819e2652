import { readdirSync, writeFileSync } from 'node:fs';
import { defaultStorageSettings } from '@bot/core';
import { openSqliteEventStore } from '@bot/orchestration';
import { newFolder } from '../testing/barFiles';
import { inputBounds, openInputs, openRunStores, runFolder } from './runFolder';

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

it('keeps inputs for as long as it is told, and none for no days', () => {
  const folder = newFolder();
  const none = { ...defaultStorageSettings, keepInputsDays: 0 };
  expect(openInputs(folder, none, () => 0)).toBeUndefined();
  expect(inputBounds(none, () => 0)).toMatchObject({ keepDays: 0, maxBytes: 0 });
  expect(inputBounds(defaultStorageSettings, () => 0)).toMatchObject({ keepDays: 7, maxBytes: 512_000_000 });
  openInputs(folder, defaultStorageSettings, () => 0)?.close();
});
