import { join } from 'node:path';
import { notionalOf, quantityOf } from '@bot/core';
import { openSqliteEventStore } from '@bot/orchestration';
import { newFolder } from '../testing/barFiles';
import { callMain } from '../testing/callMain';
import { appendAll, beginning, bought, logged, type LoggedEvent } from '../testing/sampleLog';

/** What `bot positions` prints of a log. */
async function shown(...events: readonly LoggedEvent[]): Promise<string[]> {
  const folder = newFolder();
  const store = openSqliteEventStore({ path: join(folder, 'bot.sqlite') });
  await appendAll(store, [...beginning, ...bought, ...events]);
  await store.close();
  const { stdout } = await callMain(['positions', '--store', folder]);
  return stdout.trimEnd().split('\n').slice(1);
}

const handedOn = logged('BooksTransferred', {
  ...{ instrumentId: 'BTC-USD', seller: 'S', buyer: 'A', reason: 'OppositeWishes' },
  ...{ quantity: quantityOf('0.02'), value: notionalOf('1000') },
});

it('shows the books of several strategies under their position, also one that has sold everything', async () => {
  expect((await shown(handedOn)).map((line) => line.replace(/ {2,}/g, '  '))).toEqual([
    'BTC-USD  0.02  48,000.00  0.00  12.00',
    '  A  0.02  50,000.00  0.00  0.00',
    '  S  0  –  +40.00  12.00',
  ]);
});

it('shows only the position where there is one strategy', async () => {
  expect(await shown()).toHaveLength(1);
});
