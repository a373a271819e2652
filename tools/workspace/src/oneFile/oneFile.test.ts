import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allTests, asOneFile, inProcess, placeOf } from './oneFile';

const world = globalThis as typeof globalThis & { ran?: string[]; filesOfTests?: readonly string[] };
const ran = (world.ran = []) as string[];

describe('tests as one file', () => {
  const projectDir = mkdtempSync(join(tmpdir(), 'one-file-'));
  mkdirSync(join(projectDir, 'src/deep'), { recursive: true });
  for (const name of ['b', 'deep/a', 'deep/kill.process', 'endsProcess']) {
    const text = `beforeEach(() => ran.push('before ${name}'));\nit('runs', () => void ran.push('${name}'));\n`;
    writeFileSync(join(projectDir, `src/${name}.test.ts`), text);
  }
  afterAll(() => rmSync(projectDir, { recursive: true }));

  const files = inProcess(projectDir);
  const kept = world.filesOfTests;
  world.filesOfTests = files.map((file) => join(projectDir, file));
  jest.isolateModules(() => void jest.requireActual('./allTests'));
  world.filesOfTests = kept ?? [];

  it('are those of the project that start no process, in one order', () => {
    expect(files).toEqual(['src/b.test.ts', 'src/deep/a.test.ts']);
    expect(asOneFile(files)).toEqual({ testMatch: [allTests], globals: { filesOfTests: files } });
  });

  it('have run, each with its own hooks', () => {
    expect(ran).toEqual(['before b', 'b', 'before deep/a', 'deep/a']);
  });
});

it('a file that cannot be read fails alone, as a test', () => {
  const registered: [string, () => void][] = [];
  const { describe: keptDescribe, it: keptIt } = globalThis;
  const kept = world.filesOfTests;
  const register = (name: string, run: () => void): void => void registered.push([name, run]);
  Object.assign(globalThis, { describe: (_: string, define: () => void) => define(), it: register });
  world.filesOfTests = ['/nowhere/a.test.ts', '/nowhere/b.test.ts'];
  try {
    jest.isolateModules(() => void jest.requireActual('./allTests'));
  } finally {
    Object.assign(globalThis, { describe: keptDescribe, it: keptIt });
    world.filesOfTests = kept ?? [];
  }
  expect(registered.map(([name]) => name)).toEqual(['is read', 'is read']);
  expect(registered[1]?.[1]).toThrow('/nowhere/b.test.ts');
});

describe('the place of a test', () => {
  const test = { fullName: 'src/a.test.ts adds one', ancestorTitles: ['src/a.test.ts', 'adds'] };

  it('is the file that it stands in, where many ran as one', () => {
    expect(placeOf(allTests, test)).toEqual({ suite: 'src/a.test.ts', name: 'adds one' });
  });

  it('is known elsewhere', () => {
    expect(placeOf('/x/src/b.test.ts', { ...test, fullName: 'adds one' })).toEqual({ name: 'adds one' });
  });
});
