import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
});
