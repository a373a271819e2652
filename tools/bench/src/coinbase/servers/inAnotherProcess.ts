import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Served } from './served';

const SCRIPT = join(__dirname, '..', '..', '..', 'bin', 'coinbaseServer.js');

/** One of the servers, in a process that does nothing else. @throws Error when it ends before it listens */
export const inAnotherProcess = (name: 'orders' | 'simulator'): Promise<Served> => serverOf(SCRIPT, name);

export async function serverOf(script: string, name: string): Promise<Served> {
  const child = fork(script, [name], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const said = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(child, 'message'), ended.then(() => [null])])) as readonly unknown[];
    if (message === null) throw new Error(`The server of ${name} ended with ${String(child.exitCode)}.`);
    return message;
  };
  const url = String(await said());
  return {
    url,
    async residentBytes() {
      const answer = said();
      child.send('residentBytes');
      return Number(await answer);
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}
