import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CountsReporter from './countsReporter';
import { sumCounts, summaryLine } from './sumCounts';

const results = {
  numPassedTests: 7,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 1,
  numPendingTests: 2,
  numTodoTests: 1,
};

describe('counts', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'counts-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('adds up what each project has left, nested ones included', () => {
    for (const project of ['packages/core', 'packages/scenarios/suites/trading', 'tools/docs']) {
      new CountsReporter({}, { projectDir: join(root, project) }).onRunComplete(undefined, results);
    }
    expect(sumCounts(root)).toEqual({ passed: 21, failed: 6, skipped: 9 });
  });

  it('is zero where nothing has run', () => {
    expect(summaryLine(sumCounts(root))).toBe('0 passed, 0 failed, 0 skipped');
  });
});
