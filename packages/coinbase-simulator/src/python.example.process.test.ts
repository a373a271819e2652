import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCommand } from './command/testing/startCommand';

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.info('There is no python3 here: its recipe is not run.');

const [, recipe] = /```python\n(.*?)```/s.exec(readFileSync(join(__dirname, '..', 'README.md'), 'utf8')) ?? [];

// Where it must be possible, a machine without Python fails the test.
(hasPython || process.env['REQUIRE_PYTHON'] !== undefined ? it : it.skip)(
  'the recipe for Python, word for word as the README has it',
  async () => {
    const command = startCommand(['--port', '0', '--tls', '--auth', 'off', '--control', '--json']);
    const { data } = JSON.parse(await command.ready()) as { data: { httpsUrl: string; certificateFile: string } };
    const python = spawn('python3', ['-c', String(recipe), data.httpsUrl, data.certificateFile]);
    let [said, failed] = ['', ''];
    python.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    python.stderr.on('data', (chunk: Buffer) => (failed += chunk.toString()));
    await once(python, 'close');
    command.interrupt();
    await command.finished;
    expect([said, failed]).toEqual(['FILLED\n', '']);
  },
);
