import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { boundaries, testArrows, testingArrows } from './tools/workspace/src/lint/arrows.js';
import { everywhere, indexFiles, money, processSuites, pure, suites } from './tools/workspace/src/lint/forbidden.js';
import { noImportCircle } from './tools/workspace/src/rules/noImportCircle.js';
import { scenarioForm } from './tools/workspace/src/rules/scenarioForm.js';

/** Folders in which nothing waits, reads a clock, rolls dice or does I/O. Their tests may. */
const pureFolders = [
  'packages/core/src',
  'packages/orchestration/src/engine',
  'packages/orchestration/src/strategies',
  'packages/broker-mock/src/exchange',
  'packages/coinbase-simulator/src/api',
];

export default tseslint.config(
  { ignores: ['**/dist/', '**/out-tsc/', '**/coverage/', '!**/src/coverage/', '**/test-results/', '.nx/'] },
  // What another team would write.
  { ignores: ['tools/consumers/templates/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    plugins: { bot: { rules: { 'no-import-circle': noImportCircle, 'scenario-form': scenarioForm } } },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      // The compiler checks names, in JavaScript too where there is any.
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries()],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // The compiler reports what is unused.
      '@typescript-eslint/no-unused-vars': 'off',
      'bot/no-import-circle': 'error',
      ...everywhere,
    },
  },
  {
    files: ['packages/*/src/testing/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries(testingArrows)] },
  },
  {
    files: ['packages/*/src/**/*.test.ts', 'packages/*/src/*/testing/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries(testArrows)] },
  },
  {
    // The example of a README imports its package as a user would.
    files: ['packages/*/src/**/*.example.test.ts'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', { ...boundaries(testArrows), allowCircularSelfDependency: true }],
    },
  },
  {
    files: pureFolders.map((folder) => `${folder}/**/*.ts`),
    ignores: ['**/*.test.ts'],
    rules: pure,
  },
  { files: ['packages/core/src/money/**/*.ts'], ignores: ['**/*.test.ts'], rules: money },
  { files: ['packages/*/src/**/index.ts'], ignores: ['packages/scenarios/**'], rules: indexFiles },
  { files: ['packages/scenarios/suites/**/*.ts'], rules: suites },
  { files: ['packages/scenarios/suites/*-process/**/*.ts'], rules: processSuites },
  // What the fuzzer compares with reads control characters by itself.
  { files: ['tools/fuzz/**/*.ts'], rules: { 'no-control-regex': 'off' } },
  // A benchmark sets our amounts beside the bare library.
  { files: ['tools/bench/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['**/*.cjs', '**/*.js'], languageOptions: { sourceType: 'commonjs' } },
);
