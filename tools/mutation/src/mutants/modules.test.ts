import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, testFilesOf, type MutatedModule } from './modules';

const root = join(__dirname, '../../../..');
const sourcesOf = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root }).filter((file) => !/\.test\.ts$|\/testing\//.test(file));

describe('the modules that are mutated', () => {
  it('are the whole engine, each file once, and some files of the core each', () => {
    const files = Object.values(modules).map(({ project, sources }) => sourcesOf(`${project}/${sources}`));
    expect(files.every(({ length }) => length > 0)).toBe(true);
    const ofEngine = files.flat().filter((file) => file.startsWith('packages/orchestration/src/engine/'));
    expect(ofEngine.sort()).toEqual([...sourcesOf('packages/orchestration/src/engine/**/*.ts')].sort());
  });

  it('are judged by tests without chance, and not by examples', () => {
    const found = [
      'packages/core/src/b.test.ts',
      'packages/core/src/a.property.test.ts',
      'packages/core/src/a.test.ts',
    ];
    const tests = testFilesOf(modules['risk'] as MutatedModule, (pattern) =>
      pattern === 'packages/core/src/**/*.test.ts' ? found : [],
    );
    expect(tests).toEqual(['packages/core/src/a.test.ts', 'packages/core/src/b.test.ts']);
  });

  it('are all on the schedule', () => {
    const workflow = readFileSync(join(root, '.github/workflows/mutation.yml'), 'utf8');
    for (const name of Object.keys(modules)) expect(workflow).toContain(`          - ${name}\n`);
  });
});
