import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder } from '../../running/temporaryFolder';
import { serverOf } from './inAnotherProcess';

const withScript = <T>(script: string, work: (path: string) => Promise<T>): Promise<T> =>
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'server.js');
    writeFileSync(path, script);
    return work(path);
  });

it('starts a server, asks for its memory, and ends it', async () => {
  const script = "process.on('message', () => process.send(4096)); process.send(`http://${process.argv[2]}`);";
  await withScript(script, async (path) => {
    const server = await serverOf(path, 'simulator');
    expect(server.url).toBe('http://simulator');
    expect(await server.residentBytes()).toBe(4096);
    await expect(server.close()).resolves.toBeUndefined();
  });
});

it('says when it ended before it listened', async () => {
  await withScript('process.exitCode = 3;', async (path) => {
    await expect(serverOf(path, 'orders')).rejects.toThrow('The server of orders ended with 3.');
  });
});
