import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { consumers } from './consumers';
import { runConsumers } from './runConsumers';
import type { Surroundings } from './surroundings';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'consumers-test-'));
  write(join(root, 'package.json'), JSON.stringify({ devDependencies: { jest: '30.5.2' }, overrides: { a: '1.0.0' } }));
  write(join(root, 'packages/core/package.json'), JSON.stringify({ name: '@bot/core', version: '0.1.0' }));
  write(join(root, 'packages/hidden/package.json'), JSON.stringify({ name: '@bot/hidden', private: true }));
  write(join(root, 'tools/consumers/templates/bot.ts'), '');
  for (const { name } of consumers) write(join(root, 'tools/consumers/templates', name, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const twoPassed = JSON.stringify({ numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 });
const tap = ['# pass 2', '# fail 0', '# cancelled 0', '# skipped 0', '# todo 0'].join('\n');

interface Plan {
  /** What the run of a consumer leaves as results; null: nothing. */
  readonly results?: Readonly<Record<string, string | null>>;
  /** What a command prints when it fails, by the command or the consumer. */
  readonly failing?: Readonly<Record<string, string>>;
}

/** A machine on which nothing is packed, installed or tested: it does what the plan says. */
function machine({ results = {}, failing = {} }: Plan = {}) {
  const told: string[] = [];
  const commands: string[] = [];
  let manifest = '';
  const run: Surroundings['run'] = (command, args, cwd) => {
    const what = command === 'npm' ? `npm ${String(args[0])}` : basename(cwd);
    commands.push(what);
    if (what === 'npm install') {
      manifest = readFileSync(join(cwd, 'package.json'), 'utf8');
      write(join(cwd, 'node_modules/@bot/test-fixtures/README.md'), '```ts\nexample();\n```\n');
    }
    if (command !== 'npm') {
      const left = what in results ? results[what] : what === 'node-test' ? tap : twoPassed;
      const { results: expected } = consumers.find(({ name }) => name === what) as (typeof consumers)[number];
      if (typeof left === 'string') write(join(cwd, expected.file), left);
    }
    return { ok: !(what in failing), output: String(failing[what]) };
  };
  return {
    root,
    run,
    progress: (line: string) => void told.push(line),
    told,
    commands,
    manifest: () => JSON.parse(manifest),
  };
}

const countsLeft = (): unknown =>
  JSON.parse(readFileSync(join(root, 'tools/consumers/templates/test-results/counts.json'), 'utf8'));

it('packs what is published, installs it without scripts, runs every consumer and leaves the sum of their counts', () => {
  const host = machine();
  const { ok, text } = runConsumers([], host);
  expect(ok).toBe(true);
  expect(text.split('\n')[0]).toBe('good  jest-cjs   2 passed, 0 failed, 1 skipped');
  expect(host.commands).toEqual([
    ...['npm pack', 'npm install', 'jest-cjs', 'jest-esm', 'ts-jest', 'ts-jest', 'vitest', 'vitest', 'node-test'],
  ]);
  expect(host.manifest()).toMatchObject({
    dependencies: { '@bot/core': 'file:tarballs/bot-core-0.1.0.tgz' },
    devDependencies: { jest: '30.5.2' },
    overrides: { a: '1.0.0' },
  });
  expect(countsLeft()).toEqual({ passed: 10, failed: 0, skipped: 4 });
});

it('a consumer whose runner fails is shown with its output and counts as a failure', () => {
  const { ok, text } = runConsumers([], machine({ failing: { 'jest-cjs': 'Cannot find module' } }));
  expect(ok).toBe(false);
  expect(text).toContain('WRONG jest-cjs   2 passed, 1 failed, 1 skipped\n\nCannot find module\n');
  expect(countsLeft()).toEqual({ passed: 10, failed: 1, skipped: 4 });
});

it('a consumer that runs no test is not well', () => {
  const none = JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 });
  const { ok, text } = runConsumers(['--only', 'jest-cjs'], machine({ results: { 'jest-cjs': none } }));
  expect(ok).toBe(false);
  expect(text).toContain('No test was run.');
});

it('a runner that leaves no results has failed', () => {
  const { ok, text } = runConsumers(['--only=vitest', '--json'], machine({ results: { vitest: null } }));
  expect(ok).toBe(false);
  expect(JSON.parse(text)).toMatchObject({ ok: false, consumers: [{ name: 'vitest', passed: 0, failed: 1 }] });
});

it('the output of npm is the error when nothing can be installed, and nothing is left behind', () => {
  const host = machine({ failing: { 'npm install': 'ENOTFOUND registry' } });
  expect(() => runConsumers([], host)).toThrow('ENOTFOUND registry');
  expect(host.commands).toEqual(['npm pack', 'npm install']);
});

it('the folder is left on request', () => {
  const host = machine();
  runConsumers(['--only=jest-cjs', '--keep'], host);
  const folder = String(host.told.at(-1)).replace('left in ', '');
  expect(existsSync(join(folder, 'jest-cjs/bot.js'))).toBe(true);
  rmSync(folder, { recursive: true });
});

it('tells how it is called, and packs nothing for that', () => {
  const host = machine();
  expect(runConsumers(['--help'], host).text).toMatch(
    /^Packs every package.*npm run consumers -- --only vitest --keep\n$/s,
  );
  expect(host.commands).toEqual([]);
});
