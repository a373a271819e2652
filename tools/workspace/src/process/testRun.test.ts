import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { testRun } from './testRun';

describe('the tests of processes', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'processes-'));
    has('packages/a/src/one.test.ts');
    has('packages/b/src/deep/kill.process.test.ts');
    has('packages/scenarios/suites/c-process/src/cProcess.test.ts');
    has('tools/d/src/processSurroundings.test.ts');
    has('tools/d/node_modules/other/src/other.process.test.ts');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function has(path: string): void {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    const folder = file.slice(0, file.lastIndexOf('/src/'));
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    // A suite has a name of its own for Nx.
    const called = folder.includes('suites') ? { name: `@x/${name}`, nx: { name } } : { name };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(called));
  }

  const whole = ['run-many', '-t', 'test', '--exclude-task-dependencies'];

  it('are left out, and so are the suites that have no others', () => {
    expect(testRun(root, ['--verbose'])).toEqual([...whole, '--exclude=tag:layer:P', '-c', 'in-process', '--verbose']);
  });

  it('run alone where there are some', () => {
    expect(testRun(root, ['--process'])).toEqual([...whole, '-p', 'b,c-process', '-c', 'process']);
  });

  it.each([['-c', 'ci'], ['-c=ci'], ['--configuration', 'ci'], ['--configuration=ci']])(
    'run with all others of their projects where another configuration is named: %s',
    (...named) => {
      expect(testRun(root, named)).toEqual([...whole, '--exclude=tag:layer:P', ...named]);
      expect(testRun(root, ['--process', ...named])).toEqual([...whole, '-p', 'b,c-process', ...named]);
    },
  );
});
