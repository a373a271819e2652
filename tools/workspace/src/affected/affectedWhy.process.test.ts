import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { affectedWhy } from './affectedWhy';
import { explain } from './explain';
import { readChange } from './readChange';
import { readGraph } from './readGraph';

const root = join(__dirname, '../../../..');
const botSuites = ['broker-edge-cases', 'orchestration-state', 'trading-lifecycle'];

/** The way to each suite that a change to these files runs, on the real graph. */
function waysFor(...files: string[]): Record<string, string> {
  const ways = explain(graph, readChange(root, { base: 'HEAD', files }));
  return Object.fromEntries(ways.filter(({ runs }) => runs).map(({ suite, path }) => [suite, path.join(' → ')]));
}

let graph: ReturnType<typeof readGraph>;
beforeAll(() => {
  graph = readGraph(root);
});

describe('affected:why on the real graph', () => {
  it('runs the suites that use the bot for a change in orchestration, and not broker-port', () => {
    const ways = waysFor('packages/orchestration/src/index.ts');
    expect(Object.keys(ways)).toEqual(expect.arrayContaining(botSuites));
    expect(ways).not.toHaveProperty('broker-port');
    expect(ways['trading-lifecycle']).toBe(
      'packages/orchestration/src/index.ts → @bot/orchestration → trading-lifecycle',
    );
  });

  it('runs broker-port for a change in the simulated exchange', () => {
    expect(waysFor('packages/broker-mock/src/index.ts')['broker-port']).toBe(
      'packages/broker-mock/src/index.ts → @bot/broker-mock → broker-port',
    );
  });

  it('runs no suite for a change in a README', () => {
    expect(waysFor('README.md', 'packages/core/README.md', 'packages/orchestration/README.md')).toEqual({});
  });

  it('runs the suites of a package for a change in a document that its tests read', () => {
    expect(waysFor('packages/cli/README.md')).toEqual({
      'orchestration-state-process': 'packages/cli/README.md → @bot/cli → orchestration-state-process',
    });
    expect(waysFor('packages/coinbase-simulator/README.md')).toHaveProperty('coinbase-conformance');
    expect(waysFor('packages/test-fixtures/GUIDE.md')).toHaveProperty('guide');
  });

  it('runs every suite for a change of the shared test configuration', () => {
    expect(Object.keys(waysFor('jest.base.cjs'))).toEqual(expect.arrayContaining([...botSuites, 'broker-port']));
  });
});

describe('affected:why, the command', () => {
  it('answers in a table, or in JSON', () => {
    const file = 'packages/scenarios/suites/broker-port/suite.json';
    const answer = (...more: string[]) => affectedWhy([`--files=${file}`, ...more], { root, colors: false });
    expect(answer()).toMatch(new RegExp(`^broker-port +RUN +${file} → broker-port$`, 'm'));
    expect(JSON.parse(answer('--json'))).toMatchObject({
      changedFiles: [file],
      suites: expect.arrayContaining([{ suite: 'broker-port', runs: true, path: [file, 'broker-port'] }]) as unknown,
    });
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
