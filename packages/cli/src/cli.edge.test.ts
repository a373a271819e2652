import { openSqliteEventStore } from '@bot/orchestration';
import { runFolder } from './stores/runFolder';
import { newFolder } from './testing/barFiles';
import { callMain } from './testing/callMain';
import { appendAll, beginning, bought, wished, type LoggedEvent } from './testing/sampleLog';

async function folderWith(events: readonly LoggedEvent[]): Promise<string> {
  const folder = newFolder();
  const store = openSqliteEventStore({ path: runFolder(folder).bot });
  await appendAll(store, events);
  await store.close();
  return folder;
}

describe('a log that has hardly begun', () => {
  it('is shown with dashes for what nobody knows yet', async () => {
    const store = await folderWith(beginning.slice(1, 2));
    const { code, stdout } = await callMain(['status', '--store', store]);
    expect(code).toBe(0);
    for (const line of [/^Day +–$/m, /^Last equity +–$/m, /^Process +–$/m]) expect(stdout).toMatch(line);
    const empty = await folderWith([]);
    expect((await callMain(['status', '--store', empty])).stdout).toMatch(/^Last event +–$/m);
  });

  it('lists orders that are not filled, with their limits', async () => {
    const store = await folderWith([...beginning, ...bought, ...wished]);
    const { stdout } = await callMain(['orders', '--store', store, '--open']);
    expect(stdout).toMatch(/bot-2 +BTC-USD +Sell +0\.02 +0 +– +0\.00 +Submitted +Down/);
    const { data } = (await callMain(['orders', '--store', store, '--json'])).envelope<{ orders: object[] }>();
    expect(data.orders).toMatchObject([
      { limitPrice: null, averagePrice: '48000' },
      { limitPrice: '47000', averagePrice: null },
    ]);
  });
});

describe('a mistake in the program', () => {
  const env = Object.defineProperty({}, 'BOT_TRAP', {
    enumerable: true,
    get: () => {
      throw new TypeError('this should not happen');
    },
  });

  it('is called Internal, with the way to the stack', async () => {
    const call = await callMain(['config', 'show'], { env });
    expect(call).toMatchObject({ code: 1, stdout: '' });
    expect(call.stderr).toMatch(/^✗ Internal: this should not happen\n {2}.*--verbose/);
    expect(call.stderr).not.toContain('    at ');
    expect((await callMain(['config', 'show', '--verbose'], { env })).stderr).toContain('    at ');
    const json = (await callMain(['config', 'show', '--json'], { env })).envelope();
    expect(json).toMatchObject({ ok: false, error: { code: 'Internal' } });
  });
});
