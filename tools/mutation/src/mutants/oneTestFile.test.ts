import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const world = globalThis as typeof globalThis & { ran?: string[]; mutatedModule?: object };
const ran = (world.ran = []) as string[];

describe('the tests of a module', () => {
  const project = mkdtempSync(join(tmpdir(), 'one-file-'));
  afterAll(() => rmSync(project, { recursive: true }));
  for (const name of ['a', 'b', 'c.property']) {
    const text = `beforeEach(() => ran.push('before ${name}'));\nit('runs', () => void ran.push('${name}'));\n`;
    writeFileSync(join(project, `${name}.test.ts`), text);
  }
  world.mutatedModule = { project, tests: '*.test.ts' };
  jest.requireActual('./oneTestFile');
});

it('have run as one file, each with its own hooks, and without chance', () => {
  expect(ran).toEqual(['before a', 'a', 'before b', 'b']);
});
