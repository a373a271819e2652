import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coveredWorkspace } from '../../testing/coveredWorkspace';
import { coverage } from './coverage';
import MeasuredReporter from './measuredReporter';

let workspace: ReturnType<typeof coveredWorkspace>;
beforeEach(() => {
  workspace = coveredWorkspace();
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => coverage(args, workspace.root);
const baseline = (rows: object) => workspace.write('.ci/coverage.json', JSON.stringify(rows));
const core = 'packages/core';
const side = `${core}/src/side.ts`;

describe('the ratchet', () => {
  it('passes when as much is not reached as before', () => {
    workspace.project(core, { [side]: { lines: [1, 0, 1], branches: { 3: [1, 0] } } });
    baseline({ [core]: { lines: 1, branches: 1 } });
    const { ok, text } = run();
    expect(ok).toBe(true);
    expect(text).toMatch(/^ {2}packages\/core +1 lines, 1 branches$/m);
  });

  it('passes when code that was covered is deleted, though the share gets worse', () => {
    workspace.project(core, { [side]: { lines: [1, 1, 1, 1, 1, 1, 1, 1, 1, 0] } });
    run('--update');
    workspace.project(core, { [side]: { lines: [1, 0] } });
    expect(run().ok).toBe(true);
  });

  it('fails when more is not reached, with files, lines and the command that shows it', () => {
    workspace.project(core, {
      [side]: { lines: [1, 0, 0, 0, 1, 0], branches: { 5: [0, 0] } },
      [`${core}/src/type.ts`]: { lines: [1], branches: { 1: [1, 0] } },
      [`${core}/src/line.ts`]: { lines: [0] },
      [`${core}/src/good.ts`]: { lines: [1] },
    });
    baseline({ [core]: { lines: 2, branches: 3 } });
    // Three of each may be by chance.
    expect(run().ok).toBe(true);
    baseline({ [core]: { lines: 0, branches: 3 } });
    const { ok, text } = run();
    expect(ok).toBe(false);
    expect(text).toMatch(/^✗ packages\/core +5 lines, 3 branches; 0 lines, 3 branches are allowed$/m);
    expect(text).toContain(`    ${core}/src/line.ts: lines 1\n`);
    expect(text).toContain(`    ${side}: lines 2-4, 6; branches at 5\n    ${core}/src/type.ts: branches at 1\n`);
    expect(text).toContain('    to see it: cd packages/core && npx jest --coverage --coverageReporters=html');
    expect(text).not.toContain('good.ts');
  });

  it('fails for branches alone, and for a project that nobody has written a baseline for', () => {
    workspace.project(core, { [side]: { lines: [1], branches: { 1: [1, 0, 0, 0, 0] } } });
    expect(run().ok).toBe(false);
    baseline({ [core]: { lines: 5, branches: 0 } });
    expect(run().ok).toBe(false);
  });

  it('says when less is not reached, and keeps it so when it is asked to', () => {
    workspace.project(core, { [side]: { lines: [1, 0] } });
    baseline({ [core]: { lines: 4, branches: 2 } });
    expect(run()).toMatchObject({ ok: true, text: expect.stringContaining('it was 4 lines, 2 branches') as unknown });
    expect(run('--update').text).toContain('Written to .ci/coverage.json.');
    expect(run().text).toMatch(/packages\/core +1 lines, 0 branches$/m);
  });

  it('counts what a project reaches of itself only', () => {
    workspace.project(core, { [side]: { lines: [1] }, 'packages/orchestration/src/a.ts': { lines: [0, 0] } });
    expect(run().text).toMatch(/packages\/core +0 lines, 0 branches$/m);
  });
});

describe('what is not there is not judged', () => {
  const notEvaluated = (why: string) =>
    new RegExp(`^  packages/core +not evaluated: ${why} \\(npx nx test @bot/core -c ci\\)$`, 'm');

  it('when nothing was measured', () => {
    workspace.write(`${core}/jest.config.cjs`, '');
    workspace.write(`${core}/package.json`, '{ "name": "core", "nx": { "name": "@bot/core" } }');
    const { ok, text } = run();
    expect(ok).toBe(true);
    expect(text).toMatch(notEvaluated('it was not measured'));
  });

  it('when only some of the tests were run, or the sources have changed since', () => {
    workspace.project(core, { [side]: { lines: [0] } }, { measured: false });
    expect(run().text).toMatch(notEvaluated('not all of its tests were run and passed'));
    workspace.project(core, { [side]: { lines: [0] } });
    workspace.write(side, 'changed();\n');
    expect(run().text).toMatch(notEvaluated('its sources have changed since'));
  });

  it('which fails when all is asked for', () => {
    workspace.project(core, { [side]: { lines: [1] } }, { measured: false });
    expect(run().ok).toBe(true);
    expect(run('--all')).toMatchObject({ ok: false, text: expect.stringContaining('✗ With --all') as unknown });
    workspace.remove();
    workspace = coveredWorkspace();
    expect(run('--all').ok).toBe(false);
  });

  it('and keeps its row of the baseline, while one that is gone loses it', () => {
    baseline({ [core]: { lines: 7, branches: 7 }, 'packages/gone': { lines: 1, branches: 1 } });
    workspace.project(core, { [side]: { lines: [0] } }, { measured: false });
    workspace.project('tools/new', { 'tools/new/src/a.js': { lines: [1] } });
    workspace.project('tools/partly', { 'tools/partly/src/a.js': { lines: [1] } }, { measured: false });
    run('--update');
    expect(JSON.parse(readFileSync(join(workspace.root, '.ci/coverage.json'), 'utf8'))).toEqual({
      [core]: { lines: 7, branches: 7 },
      'tools/new': { lines: 0, branches: 0 },
    });
  });
});

describe('the modules that trade', () => {
  const broker = 'packages/broker-coinbase/src/a.ts';
  const venue = 'packages/broker-mock/src/a.ts';
  const engine = 'packages/orchestration/src/a.ts';
  const suite = 'packages/scenarios/suites/trading-lifecycle';
  const twenty = (reached: number) => ({ lines: Array.from({ length: 20 }, (_, index) => Number(index < reached)) });

  function threeModules(reachedOfEngine: number): void {
    workspace.project('packages/broker-coinbase', { [broker]: twenty(20) });
    workspace.project('packages/broker-mock', { [venue]: twenty(20) });
    workspace.project('packages/orchestration', { [engine]: twenty(reachedOfEngine) });
    baseline({ 'packages/orchestration': { lines: 20, branches: 0 } });
  }

  it('are judged together, with what the suites reach, wherever that was measured', () => {
    threeModules(10);
    expect(run()).toMatchObject({
      ok: false,
      text: expect.stringMatching(
        /^✗ .* together, with all suites: 83\.33 % of 60 lines; 95 % are wanted$/m,
      ) as unknown,
    });
    // The other half: 20 + 20 + 19 of 60 lines.
    const other = { lines: Array.from({ length: 20 }, (_, index) => Number(index >= 11)) };
    workspace.project(
      suite,
      { [engine]: other, [`${suite}/src/b.ts`]: { lines: [1] } },
      { measuredAt: '/home/a/other' },
    );
    const { ok, text } = run();
    expect(text).toContain(
      'broker-coinbase, broker-mock, orchestration together, with all suites: 98.33 % of 60 lines',
    );
    expect(ok).toBe(true);
  });

  it('are not judged with what a suite has reached of them before they were changed', () => {
    threeModules(20);
    workspace.project(suite, { [engine]: twenty(20), [venue]: twenty(0), [`${suite}/src/b.ts`]: { lines: [1] } });
    const remeasured = (folder: string, file: string) => workspace.project(folder, { [file]: { lines: [1, 1, 1] } });
    expect(run('--all').ok).toBe(true);
    // Nothing of it is in what the suite has reached, and Nx would not run the suite again.
    remeasured('packages/broker-mock', venue);
    expect(run('--all')).toMatchObject({ ok: true, text: expect.stringContaining('100.00 % of 43 lines') as unknown });
    workspace.write('packages/orchestration/src/a.test.ts', '');
    remeasured('packages/orchestration', 'packages/orchestration/src/b.ts');
    expect(run().text).toMatch(
      new RegExp(`^  ${suite} +not evaluated: packages/orchestration changed since \\(npx nx test`, 'm'),
    );
  });

  it('are not judged when a module or a suite is not there', () => {
    threeModules(0);
    workspace.project(suite, { [`${suite}/src/b.ts`]: { lines: [1] } }, { measured: false });
    expect(run()).toMatchObject({
      ok: true,
      text: expect.stringContaining(`not evaluated, for lack of ${suite}\n`) as unknown,
    });
    workspace.remove();
    workspace = coveredWorkspace();
    expect(run().text).toContain(
      'for lack of packages/broker-coinbase, packages/broker-mock, packages/orchestration\n',
    );
  });
});

describe('the command coverage', () => {
  it('answers programs', () => {
    workspace.project(core, { [side]: { lines: [0, 0, 0, 0] } });
    const { ok, text } = run('--json');
    expect(ok).toBe(false);
    expect(JSON.parse(text)).toMatchObject({
      ok: false,
      projects: [
        {
          folder: core,
          verdict: 'More',
          count: { lines: 4, branches: 0 },
          files: [{ file: side, lines: [1, 2, 3, 4] }],
        },
      ],
      together: { verdict: 'NotEvaluated' },
    });
  });

  it('explains itself, and names what it does not know', () => {
    expect(run('--help').text).toContain('Usage: npm run coverage');
    expect(() => run('--updaet')).toThrow(/--updaet.*See --help\.$/);
  });

  it('refuses a baseline or coverage that it cannot read', () => {
    workspace.write('.ci/coverage.json', '<<<<');
    expect(() => run()).toThrow('.ci/coverage.json is no JSON');
    workspace.project(core, { 'elsewhere/a.ts': { lines: [1] } });
    expect(() => run()).toThrow(/^Coverage of .*elsewhere\/a\.ts, which is in no project\.$/);
  });
});

describe('what a run of Jest leaves', () => {
  const whole = { collectCoverage: true, testPathPatterns: { patterns: [] } };
  const measured = () => existsSync(join(workspace.root, core, 'coverage/measured.json'));
  const end = (config: ConstructorParameters<typeof MeasuredReporter>[0], failed = {}): void =>
    new MeasuredReporter(config, { projectDir: join(workspace.root, core) }).onRunComplete(undefined, {
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 0,
      ...failed,
    });

  it('is judged after a whole run that has passed', () => {
    workspace.project(core, { [side]: { lines: [1] } }, { measured: false });
    end(whole);
    expect(run().text).toMatch(/packages\/core +0 lines, 0 branches$/m);
  });

  it.each([
    ['failed', whole, { numFailedTests: 1 }],
    ['could not load a file', whole, { numRuntimeErrorTestSuites: 1 }],
    ['was of one file', { ...whole, testPathPatterns: { patterns: ['side'] } }, {}],
    ['was of tests of one name', { ...whole, testNamePattern: 'side' }, {}],
    ['was of what has changed', { ...whole, onlyChanged: true }, {}],
  ])('is not judged when the run %s', (_, config, failed) => {
    end(whole);
    end(config, failed);
    expect(measured()).toBe(false);
  });

  it('stays when a run measures nothing', () => {
    end(whole);
    end({ ...whole, collectCoverage: false });
    expect(measured()).toBe(true);
  });
});
