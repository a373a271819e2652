import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { consumers, type Consumer } from './consumers';
import { firstExample, prepare } from './prepare';

const readme = [
  '# Fixtures',
  '```sh',
  'npm ci',
  '```',
  '```ts',
  "import { createWorld } from '@bot/test-fixtures/jest';",
  'const world: World = createWorld();',
  '```',
  '```ts',
  'second();',
  '```',
].join('\n');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepare-'));
  write('node_modules/@bot/test-fixtures/README.md', readme);
  write('templates/bot.ts', "import { a } from 'a';\nexport const bot: Bot = a;\n");
  for (const { name } of consumers) write(`templates/${name}/package.json`, '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What a consumer's folder has: bot and example. */
function prepared(name: string): { readonly read: (file: string) => string } {
  const consumer = consumers.find((each) => each.name === name) as Consumer;
  prepare(consumer, join(folder, 'templates'), folder);
  return { read: (file) => readFileSync(join(folder, name, file), 'utf8') };
}

it('a consumer has its own files, its bot, and the first example of the README as it stands there', () => {
  const { read } = prepared('ts-jest');
  expect(read('package.json')).toBe('{}');
  expect(read('bot.ts')).toContain('export const bot: Bot = a;');
  expect(read('readme.test.ts')).toBe(
    "import { createWorld } from '@bot/test-fixtures/jest';\nconst world: World = createWorld();\n",
  );
});

it('the example comes from the entry for Vitest where Vitest runs', () => {
  expect(prepared('vitest').read('readme.test.ts')).toMatch(
    /^import { expect, test } from 'vitest';\nimport { createWorld } from '@bot\/test-fixtures\/vitest';\n/,
  );
});

it('those who write JavaScript have it in their kind of modules, without types', () => {
  expect(prepared('jest-cjs').read('readme.test.js')).toContain('require("@bot/test-fixtures/jest")');
  expect(prepared('jest-esm').read('bot.js')).toBe("import { a } from 'a';\nexport const bot = a;\n");
});

it('node:test has no matchers, so it has the bot alone', () => {
  const { read } = prepared('node-test');
  expect(read('bot.js')).toContain('exports.bot');
  expect(() => read('readme.test.js')).toThrow(/ENOENT/);
});

it('a README without an example is refused', () => {
  expect(() => firstExample('# Fixtures\n')).toThrow(/has no example/);
});
