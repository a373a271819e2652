import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choose, type ChosenSuite } from '../choosing/choose';
import { readOptions } from '../choosing/options';
import { exampleSuites } from '../testing/exampleSuites';
import { runSuite } from './runSuite';
import type { SuiteMessage } from './suiteReporter';

const chosen = choose(exampleSuites, readOptions([]));

describe('runSuite', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'suite-'));
    mkdirSync(join(root, 'suite'));
    writeFileSync(join(root, 'suite/package.json'), '{ "jest": { "testEnvironment": "node" } }');
    writeFileSync(
      join(root, 'suite/a.test.js'),
      `const { appendFileSync } = require('node:fs');
       test('TL-01 Buy (all) → position', () => appendFileSync(process.env.SIM_RESULTS + '/seen', process.env.SIM_SEED));
       test('TL-01 Buy (all) → position, over W', () => { throw new Error(process.env.SIM_REPLAY); });
       test('TL-01 Buy (all) → position, and more', () => { throw new Error('not meant'); });`,
    );
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("runs only what was chosen, by the suite's own Jest, and hears of it", async () => {
    const [first] = chosen as readonly [ChosenSuite];
    const suite = { ...first, folder: 'suite', scenarios: first.scenarios.slice(0, 1) };
    const told: SuiteMessage[] = [];
    const named = { ...suite, scenarios: suite.scenarios.map((each) => ({ ...each, title: 'Buy (all) → position' })) };
    const coverage = join(root, 'covered');
    await runSuite(named, { root, seed: 'four', records: root, coverage }, (message) => told.push(message));
    expect(told.filter(({ kind }) => kind === 'Ended')).toMatchObject([
      { test: 'TL-01 Buy (all) → position', passed: true },
      { test: 'TL-01 Buy (all) → position, over W', passed: false, errors: [expect.stringContaining('--id {test}')] },
    ]);
    expect(readFileSync(join(root, 'seen'), 'utf8')).toBe('four');
    expect(readdirSync(coverage)).toEqual(['coverage-final.json']);
  });

  it('hears of each attempt at a scenario of processes, of which there are three at most', async () => {
    const retries = join(__dirname, '../../../workspace/src/retries/processRetries.js');
    writeFileSync(join(root, 'suite/package.json'), JSON.stringify({ jest: { setupFilesAfterEnv: [retries] } }));
    writeFileSync(
      join(root, 'suite/a.test.js'),
      `let attempts = 0;
       test('TL-01 Buy → position', () => { if (++attempts < 2) throw new Error('too late'); });
       test('TL-01 Buy → position, over W', () => { throw new Error('never'); });`,
    );
    const [first] = chosen as readonly [ChosenSuite];
    const told: SuiteMessage[] = [];
    const setting = { root, seed: 'bot', records: root, coverage: null };
    await runSuite({ ...first, folder: 'suite' }, setting, (message) => told.push(message));
    const attempts = told.flatMap((message) => (message.kind === 'Ended' ? [message] : []));
    expect(attempts.map(({ test, attempt, passed }) => [test, attempt, passed])).toEqual([
      ['TL-01 Buy → position', 1, false],
      ['TL-01 Buy → position, over W', 1, false],
      // Once all have had their turn.
      ['TL-01 Buy → position', 2, true],
      ['TL-01 Buy → position, over W', 2, false],
      ['TL-01 Buy → position, over W', 3, false],
    ]);
    expect(attempts[0]?.errors).toEqual([expect.stringContaining('too late')]);
  });

  it('hears of a test file that cannot be loaded, and keeps what was said last', async () => {
    writeFileSync(join(root, 'suite/a.test.js'), "process.stderr.write('last words'); require('./missing');");
    const [first] = chosen as readonly [ChosenSuite];
    const told: SuiteMessage[] = [];
    const setting = { root, seed: 'bot', records: root, coverage: null };
    const { code, said } = await runSuite({ ...first, folder: 'suite' }, setting, (message) => told.push(message));
    expect(told).toMatchObject([{ kind: 'Broken', error: expect.stringContaining("Cannot find module './missing'") }]);
    expect(said).toContain('last words');
    expect(code).toBe(1);
  });
});
