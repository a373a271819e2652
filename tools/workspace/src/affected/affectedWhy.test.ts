import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { affectedWhy } from './affectedWhy';
import { readChange } from './readChange';

const root = join(__dirname, '../../../..');
const botSuites = ['broker-edge-cases', 'orchestration-state', 'trading-lifecycle'];

/** On the real graph: the suites that a change to these files runs. */
function suitesRunFor(...files: string[]): string[] {
  const answer = affectedWhy([`--files=${files.join(',')}`, '--json'], { root, colors: false });
  const { suites } = JSON.parse(answer) as { suites: { suite: string; runs: boolean }[] };
  return suites.filter(({ runs }) => runs).map(({ suite }) => suite);
}

describe('affected:why on the real graph', () => {
  it('runs the suites that use the bot for a change in orchestration, and not broker-port', () => {
    const run = suitesRunFor('packages/orchestration/src/index.ts');
    expect(run).toEqual(expect.arrayContaining(botSuites));
    expect(run).not.toContain('broker-port');
  });

  it('runs broker-port for a change in the simulated exchange', () => {
    expect(suitesRunFor('packages/broker-mock/src/index.ts')).toEqual(
      expect.arrayContaining([...botSuites, 'broker-port']),
    );
  });

  it('runs no suite for a change in a README', () => {
    expect(suitesRunFor('README.md', 'packages/core/README.md', 'packages/orchestration/README.md')).toEqual([]);
  });

  it('runs only the suite whose file has changed', () => {
    expect(suitesRunFor('packages/scenarios/suites/broker-port/suite.json')).toEqual(['broker-port']);
  });

  it('runs every suite for a change of the shared test configuration', () => {
    expect(suitesRunFor('jest.base.cjs')).toEqual(expect.arrayContaining([...botSuites, 'broker-port']));
  });

  it('prints the way for people', () => {
    const shown = affectedWhy(['--files=packages/orchestration/src/index.ts'], { root, colors: false });
    expect(shown).toMatch(
      /^trading-lifecycle +RUN +packages\/orchestration\/src\/index\.ts → orchestration → trading-lifecycle$/m,
    );
    expect(shown).toMatch(/^broker-port +skipped$/m);
  });
});

describe('affected:why, the command', () => {
  it('prints its help with examples', () => {
    expect(affectedWhy(['--help'], { root, colors: false })).toContain('Examples:');
  });

  it('refuses an option that it does not know, and a revision that git does not know', () => {
    expect(() => affectedWhy(['--bse=main'], { root, colors: false })).toThrow(/--bse.*See --help/);
    expect(() => affectedWhy(['--base=no-such-revision'], { root, colors: false })).toThrow(
      'Git does not know the revision "no-such-revision"',
    );
  });

  it('ends with exit code 1 and one sentence', () => {
    const bin = join(__dirname, '../../bin/affectedWhy.js');
    const { status, stderr, stdout } = spawnSync(process.execPath, [bin, '--base=no-such-revision'], {
      encoding: 'utf8',
    });
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 1, stdout: '', lines: 1 });
  });
});

describe('readChange', () => {
  let clone: string;
  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'change-'));
    execFileSync('git', ['clone', '-q', '--shared', root, clone]);
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    appendFileSync(join(clone, '.git/info/exclude'), 'node_modules\n');
  });
  afterAll(() => rmSync(clone, { recursive: true }));

  it('sees what is not committed and what is new, but no documents', () => {
    writeFileSync(join(clone, 'packages/core/src/added.ts'), 'export const added = 1;\n');
    writeFileSync(join(clone, 'packages/core/added.md'), 'text\n');
    const { changedFiles, affected } = readChange(clone, { base: 'HEAD' });
    expect(changedFiles).toEqual(['packages/core/src/added.ts']);
    expect([...affected]).toEqual(expect.arrayContaining(['@bot/core', 'broker-port']));
  });

  it('compares two revisions without the working tree', () => {
    const { changedFiles, affected } = readChange(clone, { base: 'HEAD', head: 'HEAD' });
    expect({ changedFiles, affected: [...affected] }).toEqual({ changedFiles: [], affected: [] });
  });
});
