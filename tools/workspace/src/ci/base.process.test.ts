import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const script = join(__dirname, '../../../../.ci/base');

describe('.ci/base', () => {
  let repository: string;
  let green: string;
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'base-'));
    mkdirSync(join(repository, '.ci'));
    cpSync(script, join(repository, '.ci/base'));
    git('init', '-q', '-b', 'main');
    green = commit('packages/core/src/index.ts');
  });
  afterEach(() => rmSync(repository, { recursive: true }));

  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();

  function commit(file: string): string {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), `${file}\n`);
    git('add', '.');
    git('-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-q', '-m', file);
    return git('rev-parse', 'HEAD');
  }

  /** Runs it where GitHub says that `lastGreen` was the last commit of main that passed. */
  function base(event: string, lastGreen: string) {
    const bin = join(repository, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "${lastGreen}"\n`);
    chmodSync(join(bin, 'gh'), 0o755);
    const env = { PATH: `${bin}:${process.env['PATH']}`, GITHUB_EVENT_NAME: event, GITHUB_REPOSITORY: 'a/b' };
    const { stdout, stderr, status } = spawnSync('bash', ['.ci/base', 'ci.yml'], {
      cwd: repository,
      encoding: 'utf8',
      env,
    });
    return { base: stdout.trim(), why: stderr.trim(), status };
  }

  it('is the last green main, for a change inside packages', () => {
    commit('packages/core/src/added.ts');
    expect(base('pull_request', green)).toEqual({
      base: green,
      why: `compared with ${green}, the last green main`,
      status: 0,
    });
  });

  it.each([
    ...['package-lock.json', 'package.json', 'nx.json', 'jest.base.cjs', '.ci/run', '.github/workflows/ci.yml'],
    'tools/workspace/src/retries/processRetries.js',
  ])('is nothing, so that everything runs, when %s has changed', (file) => {
    commit(file);
    expect(base('push', green)).toEqual({ base: '', why: `everything runs: ${file} has changed`, status: 0 });
  });

  it('is nothing when no green main is known, or it is not an ancestor', () => {
    expect(base('merge_group', '').why).toContain('no commit of main has passed yet');
    rmSync(join(repository, 'bin'), { recursive: true });
    expect(base('merge_group', '0'.repeat(40))).toMatchObject({ base: '', status: 0 });
  });

  it('is nothing for the daily run and a run by hand', () => {
    expect(base('schedule', green)).toMatchObject({ base: '', why: 'everything runs: started by schedule' });
  });
});
