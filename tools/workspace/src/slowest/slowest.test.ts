import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSlowest, slowestTable } from './slowest';
import SlowestReporter from './slowestReporter';

describe('the slowest tests', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slowest-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function ran(name: string, ...durations: (number | null)[]): void {
    const projectDir = join(root, 'packages', name);
    mkdirSync(projectDir, { recursive: true });
    writeFileSync(join(projectDir, 'package.json'), JSON.stringify({ name }));
    const testResults = durations.map((duration, index) => ({
      ancestorTitles: [],
      fullName: `${name} ${index}`,
      duration,
    }));
    new SlowestReporter({}, { projectDir }).onRunComplete(undefined, {
      testResults: [{ testFilePath: 'a.test.ts', testResults }],
    });
  }

  it('are ten of all projects, slowest first', () => {
    ran('a', ...Array.from({ length: 12 }, (_, index) => index * 1_000));
    ran('b', 20_500, null);
    const slowest = readSlowest(root);
    expect(slowest.map(({ seconds }) => seconds)).toEqual([20.5, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(slowestTable(slowest.slice(0, 2))).toBe('The slowest tests:\n   20.5 s  b: b 0\n   11.0 s  a: a 11\n');
  });
});
