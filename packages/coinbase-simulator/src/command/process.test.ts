import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { processSurroundings } from './surroundings';

/** The real command, as it is installed. Needs a build. */
const script = join(__dirname, '..', '..', 'bin', 'coinbase-simulator.js');

it.each(['SIGINT', 'SIGTERM'] as const)('a process of its own ends in good order upon %s', async (signal) => {
  const child = spawn(process.execPath, [script, '--port', '0', '--tls', '--json']);
  const [ready] = (await once(child.stdout, 'data')) as [Buffer];
  expect(JSON.parse(ready.toString())).toMatchObject({ ok: true });
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('listens to the signals of its process while it is asked to', () => {
  const before = process.listenerCount('SIGTERM');
  let told = 0;
  const stop = processSurroundings().onSignal(() => (told += 1));
  process.emit('SIGTERM');
  stop();
  expect([told, process.listenerCount('SIGTERM')]).toEqual([1, before]);
});
