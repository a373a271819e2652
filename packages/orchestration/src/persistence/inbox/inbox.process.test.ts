import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../openSqliteEventStore';
import { openCommandOutbox } from './commandOutbox';
import { openStoreControl } from './openStoreControl';

const folder = mkdtempSync(join(tmpdir(), 'bot-inbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('an inbox takes commands of several processes at once', async () => {
  const path = join(folder, 'bot.sqlite');
  await openSqliteEventStore({ path }).close();
  const control = openStoreControl(path, () => 0);
  control.inbox.take();
  const program = `
    const { openCommandOutbox } = require(${JSON.stringify(join(__dirname, 'commandOutbox.ts'))});
    const outbox = openCommandOutbox(${JSON.stringify(path)});
    const halt = { kind: 'Halt', scope: 'All', forMs: null, until: null, by: 'ann' };
    for (let n = 0; n < 40; n += 1) outbox.write({ ...halt, reason: process.argv[1] + n });
    outbox.close();`;
  const flags = ['-r', 'ts-node/register/transpile-only', '-e', program];
  const env = { ...process.env, TS_NODE_PROJECT: join(__dirname, '../../../tsconfig.lib.json') };
  const writers = ['a', 'b'].map((name) =>
    spawn(process.execPath, [...flags, name], { cwd: __dirname, env, stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const codes = await Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0] as number));
  expect(codes).toEqual([0, 0]);
  const outbox = openCommandOutbox(path, () => 0);
  const reasons = outbox.newest(100).map(({ reason }) => reason);
  outbox.close();
  control.close();
  expect(reasons).toHaveLength(80);
  reasons.reverse();
  for (const name of ['a', 'b']) {
    const own = reasons.filter((reason) => reason.startsWith(name));
    expect(own).toEqual(Array.from({ length: 40 }, (_, n) => `${name}${n}`));
  }
});
