import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createPinoLogger } from './pinoLogger';

it('the log is written to standard error when nothing else is named', () => {
  const source = JSON.stringify(join(__dirname, 'pinoLogger.ts'));
  const program = `require(${source}).createPinoLogger({ level: 'info' }).info({}, 'hello'); process.exit(0)`;
  const flags = ['-r', 'ts-node/register/transpile-only', '-e', program];
  const env = { ...process.env, TS_NODE_PROJECT: join(__dirname, '../../tsconfig.lib.json') };
  const { stdout, stderr } = spawnSync(process.execPath, flags, { cwd: __dirname, env, encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(JSON.parse(stderr)).toMatchObject({ msg: 'hello' });
  expect(() => createPinoLogger({ level: 'silent' }).error({}, 'not a word')).not.toThrow();
});
