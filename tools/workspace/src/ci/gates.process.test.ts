import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gates-'));
  for (const made of ['bin', 'packages', 'tools']) mkdirSync(join(folder, made));
  cpSync(join(root, '.ci'), join(folder, '.ci'), { recursive: true });
  writeFileSync(join(folder, 'bin/npm'), '#!/bin/sh\necho "npm $*" >> calls\n');
  writeFileSync(join(folder, 'bin/npx'), '#!/bin/sh\necho "npx $*" >> calls\n[ "$1" != node ] || eval "$COUNTS"\n');
  for (const name of ['npm', 'npx']) chmodSync(join(folder, 'bin', name), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs it where everything that it starts ends well, and `counts` adds up the tests. */
function run(script: string, counts: string, base = '') {
  const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, COUNTS: counts, CI_BASE: base };
  const { status } = spawnSync('bash', [`.ci/${script}`], { cwd: folder, env });
  return { status, calls: readFileSync(join(folder, 'calls'), 'utf8').split('\n') };
}

describe.each(['run', 'suites'])('.ci/%s', (script) => {
  it('passes when tests have passed', () => {
    expect(run(script, 'echo 10 passed, 0 failed, 0 skipped').status).toBe(0);
  });

  it.each(['echo 0 passed, 0 failed, 3 skipped', 'exit 1'])('misses when not one has passed: %s', (counts) => {
    expect(run(script, counts).status).toBe(1);
  });

  it('passes when a change reaches no test', () => {
    expect(run(script, 'echo 0 passed, 0 failed, 0 skipped', 'main').status).toBe(0);
  });
});

it('.ci/run wants coverage of everything when everything runs', () => {
  expect(run('run', 'echo 1 passed').calls).toContain('npm run --silent coverage -- --all');
});

it('.ci/run has a change tested by those who look at other projects, too', () => {
  const { calls } = run('run', 'echo 1 passed', 'main');
  expect(calls).toContain('npx nx run-many -t test -c ci -p @bot/tools,@bot/mutation');
  expect(calls).toContain('npm run --silent coverage');
});
