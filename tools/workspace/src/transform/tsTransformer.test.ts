import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createTransformer } from './tsTransformer';

type Asked = Parameters<ReturnType<typeof createTransformer>['process']>[2];
const asked = { instrument: false, supportsStaticESM: false } as Asked;

let loaded = 0;
jest.mock('ts-jest', () => {
  loaded += 1;
  const process = (text: string, path: string) => ({ code: `${path}: ${text}` });
  return { default: { createTransformer: () => ({ process }) } };
});

describe('the transformer of tests', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'transform-'));
    mkdirSync(join(root, 'project'));
    writeFileSync(join(root, 'project/tsconfig.json'), '{ "extends": "../base.json" }');
    settle('{ "compilerOptions": { "target": "es2023" } }', '{ "name": "project" }');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function settle(base: string, manifest: string): void {
    writeFileSync(join(root, 'base.json'), base);
    writeFileSync(join(root, 'project/package.json'), manifest);
  }
  const transformer = () => createTransformer({ tsconfig: join(root, 'project/tsconfig.json') });
  const keyOf = (text = 'let a;', path = '/a.ts', options: Partial<Asked> = {}): string =>
    transformer().getCacheKey(text, path, { ...asked, ...options });

  it('knows what was transformed before without the compiler', () => {
    expect(keyOf()).toBe(keyOf());
    expect(loaded).toBe(0);
  });

  it('takes nothing for known that is another file or is asked for otherwise', () => {
    const keys = [
      ...[keyOf(), keyOf('let b;'), keyOf('let a;', '/b.ts')],
      ...[keyOf('let a;', '/a.ts', { instrument: true }), keyOf('let a;', '/a.ts', { supportsStaticESM: true })],
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('takes nothing for known once the settings have changed, also those that are extended', () => {
    const before = keyOf();
    settle('{ "compilerOptions": { "target": "es2024" } }', '{ "name": "project" }');
    const extended = keyOf();
    settle('{ "compilerOptions": { "target": "es2024" } }', '{ "name": "project", "type": "module" }');
    expect(new Set([before, extended, keyOf()]).size).toBe(3);
  });

  it('lets ts-jest do the rest, loaded once', () => {
    const { process } = transformer();
    expect([process('1', '/a.ts', asked), process('2', '/b.ts', asked)]).toEqual([
      { code: '/a.ts: 1' },
      { code: '/b.ts: 2' },
    ]);
    expect(loaded).toBe(1);
  });

  describe('where all was compiled before', () => {
    const before = new Date('2026-01-01T00:00:00Z');
    const map = JSON.stringify({ version: 3, sources: ['../src/a.ts'], names: [], mappings: 'AAAA' });
    const own = (path: string): string => join(root, 'project', path);

    function has(path: string, text: string): void {
      mkdirSync(dirname(own(path)), { recursive: true });
      writeFileSync(own(path), text);
    }
    /** What was compiled last, by the file in which the compiler keeps it. */
    function built(info: string, ...names: readonly string[]): void {
      has(info, JSON.stringify({ fileNames: names.map((name) => `../src/${name}`) }));
    }
    function made(folder: string, name: string): void {
      has(`${folder}/${name}.js`, `${folder}/${name}`);
      has(`${folder}/${name}.js.map`, map);
    }
    function written(name: string, text: string): void {
      has(`src/${name}`, text);
      utimesSync(own(`src/${name}`), before, before);
    }
    const processed = (name: string, text: string) =>
      createTransformer({ tsconfig: own('tsconfig.json'), isCompiled: true }).process(text, own(`src/${name}`), asked);

    it('takes that, of the package and of its tests, and says where it comes from', () => {
      written('a.ts', 'let a;');
      written('deep/a.test.ts', 'test();');
      built('dist/tsconfig.lib.tsbuildinfo', 'a.ts');
      built('out-tsc/tsconfig.spec.tsbuildinfo', 'deep/a.test.ts');
      made('dist', 'a');
      made('out-tsc/src', 'deep/a.test');
      expect(processed('a.ts', 'let a;')).toMatchObject({ code: 'dist/a', map: { sources: [own('src/a.ts')] } });
      expect(processed('deep/a.test.ts', 'test();')).toMatchObject({ code: 'out-tsc/src/deep/a.test' });
    });

    it('takes nothing that has changed since, is compiled no more, or mocks', () => {
      built('dist/tsconfig.lib.tsbuildinfo', 'mocks.ts', 'changed.ts', 'missing.ts');
      for (const name of ['mocks', 'changed', 'excluded']) made('dist', name);
      for (const name of ['mocks', 'changed', 'excluded', 'missing']) written(`${name}.ts`, name);
      utimesSync(own('src/changed.ts'), new Date(), new Date('2126-01-01T00:00:00Z'));
      expect([
        processed('mocks.ts', "jest.mock('x');"),
        ...['changed', 'excluded', 'missing'].map((name) => processed(`${name}.ts`, name)),
      ]).toEqual([
        { code: `${own('src/mocks.ts')}: jest.mock('x');` },
        ...['changed', 'excluded', 'missing'].map((name) => ({ code: `${own(`src/${name}.ts`)}: ${name}` })),
      ]);
    });

    it('keeps it apart from what ts-jest makes', () => {
      const tsconfig = own('tsconfig.json');
      const keys = [true, false].map((isCompiled) =>
        createTransformer({ tsconfig, isCompiled }).getCacheKey('', '/a.ts', asked),
      );
      expect(new Set(keys).size).toBe(2);
    });
  });
});
