import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaintsAbout } from '../../testing/complaintsAbout';
import { pure } from './forbidden';

const boundaries = '@nx/enforce-module-boundaries';

/** The rules that fire on `code` in `folder`, under the configuration of the workspace; none for a clean snippet. */
interface Planted {
  readonly folder: string;
  readonly file?: string;
  readonly code: string;
  readonly fires: readonly string[];
}

const importing = (
  folder: string,
  target: string,
  fires: readonly string[] = [boundaries],
  file?: string,
): Planted => ({
  folder,
  code: `import type * as target from '${target}';\nexport type T = typeof target;\n`,
  fires,
  ...(file !== undefined && { file }),
});
const inCore = (code: string, ...fires: string[]): Planted => ({ folder: 'packages/core/src/order', code, fires });
const inSuite = (code: string, ...fires: string[]): Planted => ({
  folder: 'packages/scenarios/suites/trading-lifecycle/src',
  file: 'index.ts',
  code,
  fires,
});
const inProcessSuite = (code: string, ...fires: string[]) => ({
  ...inSuite(code, ...fires),
  folder: 'packages/scenarios/suites/orchestration-state-process/src',
});

const cases: Record<string, readonly Planted[]> = {
  'defect 16: arrows between packages that go up': [
    importing('packages/core/src/order', '@bot/simulation'),
    importing('packages/simulation/src/time', '@bot/core', []),
    importing('packages/simulation/src/time', '@bot/broker-mock'),
    importing('packages/conformance/src', '@bot/simulation', []),
    importing('packages/conformance/src', '@bot/broker-mock'),
    importing('packages/broker-mock/src/exchange', '@bot/simulation', []),
    importing('packages/broker-mock/src/exchange', '@bot/conformance'),
    importing('packages/orchestration/src/engine', '@bot/core', []),
    importing('packages/orchestration/src/engine', '@bot/simulation'),
    importing('packages/orchestration/src/engine', '@bot/broker-mock'),
    importing('packages/orchestration/src/testing', '@bot/simulation', []),
    importing('packages/orchestration/src/testing', '@bot/conformance'),
    importing('packages/orchestration/src/engine', '@bot/conformance', [], 'turn.test.ts'),
    importing('packages/core/src', '@bot/simulation', [boundaries], 'readme.example.test.ts'),
    importing('packages/core/src', '@bot/core', [], 'readme.example.test.ts'),
    importing('packages/core/src/order', '@bot/core'),
    importing('packages/test-fixtures/src', '@bot/broker-mock', []),
    importing('packages/test-fixtures/src', '@bot/orchestration'),
    importing('packages/cli/src', '@bot/orchestration', []),
    importing('packages/cli/src', '@bot/test-fixtures'),
    importing('packages/cli/src', '@bot/conformance'),
    importing('packages/scenarios/suites/trading-lifecycle/src', '@bot/orchestration', [], 'index.ts'),
    importing('packages/scenarios/suites/broker-port/src', '@bot/orchestration', [boundaries], 'index.ts'),
    importing('packages/scenarios/suites/broker-port/src', '@bot/conformance', [], 'index.ts'),
    importing('tools/workspace/src/rules', '@bot/core', [boundaries], 'noImportCircle.test.ts'),
  ],
  'pure folders': [
    inCore('export const half = (n: number) => n / 2;\n'),
    inCore('export async function later() {}\n', 'no-restricted-syntax'),
    inCore('export const later = async () => 1;\n', 'no-restricted-syntax'),
    inCore('export const now = () => Date.now();\n', 'no-restricted-globals'),
    inCore('export const id = () => Math.random();\n', 'no-restricted-properties'),
    inCore("import { readFileSync } from 'node:fs';\nexport const f = readFileSync;\n", 'no-restricted-imports'),
    inCore("import { Decimal } from 'decimal.js';\nexport const d = Decimal;\n", 'no-restricted-imports'),
    { folder: 'packages/core/src/money', code: "export { Decimal } from 'decimal.js';\n", fires: [] },
    { folder: 'packages/core/src/money', code: "export { join } from 'path';\n", fires: ['no-restricted-imports'] },
    ...[
      'packages/orchestration/src/engine',
      'packages/orchestration/src/strategies',
      'packages/broker-mock/src/exchange',
    ].map((folder) => ({ folder, code: 'setTimeout(() => 1, 5);\n', fires: ['no-restricted-globals'] })),
    { folder: 'packages/orchestration/src/persistence', code: 'export const now = () => Date.now();\n', fires: [] },
    {
      folder: 'packages/orchestration/src/persistence',
      code: "export { Decimal } from 'decimal.js';\n",
      fires: ['no-restricted-imports'],
    },
  ],
  'defect 1: suites that mock or are no scenarios': [
    inSuite("scenario('TL-99', 'One → two');\ndeclare function scenario(id: string, title: string): void;\n"),
    inSuite("jest.mock('@bot/core');\n", 'no-restricted-syntax'),
    inSuite('export const f = jest.fn();\n', 'no-restricted-syntax'),
    inSuite("jest.spyOn(console, 'log');\n", 'no-restricted-syntax'),
    inSuite("it('does', () => {});\n", 'no-restricted-syntax'),
    inSuite("test.each([1])('does %s', () => {});\n", 'no-restricted-syntax'),
    inSuite("describe.skip('a', () => {});\n", 'no-restricted-syntax'),
    inSuite("import { test } from '@jest/globals';\nexport const t = test;\n", 'no-restricted-imports'),
    inSuite('setTimeout(() => 1, 5);\n', 'no-restricted-globals'),
    inSuite("export { setTimeout } from 'node:timers/promises';\n", 'no-restricted-imports'),
    inSuite('export const now = () => Date.now();\n', 'no-restricted-globals'),
  ],
  'defect 15: suites that sleep, read a clock or try again': [
    inProcessSuite('export const now = () => performance.now();\n'),
    inProcessSuite('export const now = () => Date.now();\n', 'no-restricted-globals'),
    inProcessSuite('setTimeout(() => 1, 5);\n', 'no-restricted-globals'),
    inProcessSuite("export { setTimeout } from 'node:timers/promises';\n", 'no-restricted-imports'),
    inProcessSuite('jest.retryTimes(3);\n', 'no-restricted-syntax'),
  ],
  'shape of files': [
    inCore(`${'export {};\n'.repeat(300)}`),
    inCore(`${'export {};\n'.repeat(301)}`, 'max-lines'),
    inCore("export * from './side';\n", 'no-restricted-syntax'),
    inCore('export class OrderManager {}\n', 'no-restricted-syntax'),
    { folder: 'packages/core/src', file: 'index.ts', code: 'export const a = 1;\n', fires: ['no-restricted-syntax'] },
    { folder: 'packages/core/src', file: 'index.ts', code: "export { add } from './money/arithmetic';\n", fires: [] },
    {
      folder: 'packages/core/src/money',
      file: 'decimal.ts',
      code: "export { add } from './arithmetic';\n",
      fires: ['bot/no-import-circle'],
    },
  ],
  types: [
    inCore('export const a = (b: any) => b;\n', '@typescript-eslint/no-explicit-any'),
    inCore('export const a = (b?: string) => b!;\n', '@typescript-eslint/no-non-null-assertion'),
    inCore(
      "export function a(side: 'Buy' | 'Sell') {\n  switch (side) {\n    case 'Buy':\n      return 1;\n  }\n  return 2;\n}\n",
      '@typescript-eslint/switch-exhaustiveness-check',
    ),
    {
      folder: 'packages/orchestration/src/persistence',
      code: 'const later = async () => 1;\nlater();\n',
      fires: ['@typescript-eslint/no-floating-promises'],
    },
    inCore("export const a = (b: string) => b == 'x';\n", 'eqeqeq'),
    inCore("import { Side } from './side';\nexport type S = Side;\n", '@typescript-eslint/consistent-type-imports'),
  ],
  'every global that a pure folder may not name': pure['no-restricted-globals']
    .filter((row) => typeof row === 'object')
    .map(({ name }) => inCore(`export const named = ${name};\n`, 'no-restricted-globals')),
};

const all = Object.values(cases).flat();

const guide = readFileSync(join(__dirname, '../../../../packages/scenarios/README.md'), 'utf8');
/** `<!-- refused -->`, the bad example, and what lint says of it: `> ✗ rule: message`. */
const REFUSED = /<!-- refused -->\n+```ts\n([\s\S]*?)```\n+((?:> .*\n)+)/g;
const examples = [...guide.matchAll(REFUSED)].map(([, code = '', quoted = '']) => ({
  code,
  says: quoted.match(/(?<=✗ ).*?(?= *$)/gm) ?? [],
}));
const suite = { folder: 'packages/scenarios/suites/trading-lifecycle/src', file: 'index.ts' };

// All at once: to load the rules takes longer than to use them.
const found = complaintsAbout([...all, ...examples.map(({ code }) => ({ ...suite, code }))]);
const answers = found
  .slice(0, all.length)
  .map((complaints) => [...new Set(complaints.map(({ rule, message }) => rule ?? message))].sort());

describe.each(Object.entries(cases))('%s', (_group, planted) => {
  it.each(planted)('in $folder: $code', (one) => {
    expect(answers[all.indexOf(one)]).toEqual(one.fires);
  });
});

describe('the guide', () => {
  it('has bad examples, and all of them are read', () => {
    expect(examples).toHaveLength(guide.split('<!-- refused -->').length - 1);
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(examples)('tells what lint says of $code', ({ code, says }) => {
    const complaints = found[all.length + examples.findIndex((example) => example.code === code)];
    expect(complaints?.map(({ rule, message }) => `${rule}: ${message}`).sort()).toEqual([...says].sort());
  });
});
