import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defects } from './defects';
import { defectGaps, defectsPage } from './defectsPage';
import { readDefectTests } from './readDefectTests';

describe('the tests that name a defect', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'defects-'));
    const files = {
      'packages/core/src/a/stale.test.ts': `describe("de${''}fect 2: it's stale", () => {});\nit('de${''}fect 12: a \\'quoted\\' word', () => {});`,
      'packages/scenarios/suites/x/src/y.test.ts': `test.each([1])(\`de${''}fect 2: again\`, () => {});`,
      'packages/core/src/a/stale.ts': `const text = 'de${''}fect 3: is no test';`,
      'packages/core/node_modules/x/src/z.test.ts': `it('de${''}fect 4: of somebody else', () => {});`,
    };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('are read by their names, from test files alone', () => {
    expect(readDefectTests(root)).toEqual([
      { defect: 2, file: 'packages/core/src/a/stale.test.ts', name: "it's stale" },
      { defect: 2, file: 'packages/scenarios/suites/x/src/y.test.ts', name: 'again' },
      { defect: 12, file: 'packages/core/src/a/stale.test.ts', name: "a 'quoted' word" },
    ]);
  });

  it('are listed beside what they would catch', () => {
    const { path, content } = defectsPage(readDefectTests(root));
    expect(path).toBe('docs/defects.md');
    expect(content).toContain("[it's stale](../packages/core/src/a/stale.test.ts)<br>[again](");
    expect(content).toMatch(/^\| 1 .*\*\*nothing\*\* +\|$/m);
  });

  it('leave gaps that are told, as is a number that is no defect', () => {
    const gaps = defectGaps([...readDefectTests(root), { defect: 99, file: 'x.test.ts', name: 'made up' }]);
    expect(gaps).toHaveLength(Object.keys(defects).length - 2 + 1);
    expect(gaps[0]).toMatch(/^defect 1 \(Tests that .*\): no test has a name that begins with/);
    expect(gaps.at(-1)).toBe('x.test.ts: there is no defect 99');
  });
});
