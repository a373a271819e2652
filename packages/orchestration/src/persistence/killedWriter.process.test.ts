import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqliteEventStore } from './openSqliteEventStore';
import { verifyStore } from './verifyStore';

const folder = mkdtempSync(join(tmpdir(), 'bot-kill-'));
const path = join(folder, 'bot.db');
const source = join(__dirname, 'openSqliteEventStore.ts');
afterAll(() => rmSync(folder, { recursive: true }));

/** Appends batches of one to three events for ever, and names the last event after each acknowledgement. */
const program = `
  const { openSqliteEventStore } = require(${JSON.stringify(source)});
  const { writeSync } = require('node:fs');
  /** Again while the one who listens is busy. */
  const say = (text) => {
    for (;;) {
      try {
        return writeSync(1, text);
      } catch (error) {
        if (error.code !== 'EAGAIN') throw error;
      }
    }
  };
  (async () => {
    const store = openSqliteEventStore({ path: ${JSON.stringify(path)} });
    for (let n = 0; ; n += 1) {
      const event = { type: 'Counted', v: 1, at: n, causationId: 'c', correlationId: 'd', payload: { n } };
      await store.append(Array(1 + (n % 3)).fill(event));
      say(store.lastSeq + '\\n');
    }
  })();
`;

function startWriter() {
  const flags = ['-r', 'ts-node/register/transpile-only', '-e', program];
  return spawn(process.execPath, flags, {
    cwd: __dirname,
    env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../../tsconfig.lib.json') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

it('a writer killed in the middle has lost nothing that it acknowledged, and its lock is free', async () => {
  const child = startWriter();
  const exited = once(child, 'exit');
  let acknowledged = 0;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line);
      if (acknowledged === 1) lookOn();
      if (acknowledged > 60) child.kill('SIGKILL');
    }
  } finally {
    child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);

  expect(verifyStore(path)).toMatchObject({ ok: true, problems: [] });
  const store = openSqliteEventStore({ path });
  expect(store.lastSeq).toBeGreaterThanOrEqual(acknowledged);
  expect([...store.read()]).toHaveLength(store.lastSeq);
  await store.append([{ type: 'Counted', v: 1, at: 0, causationId: 'c', correlationId: 'd', payload: {} }]);
  await store.close();
  expect(verifyStore(path).ok).toBe(true);
});

/** While the other process writes, this one may read and may not write. */
function lookOn(): void {
  expect(() => openSqliteEventStore({ path })).toThrow(expect.objectContaining({ code: 'StoreLocked' }));
  expect(verifyStore(path)).toMatchObject({ ok: true, problems: [] });
  const reader = openSqliteEventStore({ path, readOnly: true });
  expect([...reader.read()].length).toBeGreaterThan(0);
  void reader.close();
}
