import { countsOfJson, countsOfTap, type Counts } from './counts';

/** Another team's project, in a folder of its own beside the shared node_modules. Its own files are in `templates/<name>`. */
export interface Consumer {
  readonly name: string;
  readonly about: string;
  /** What its files are written in; the bot and the example of the README come to it in that form. */
  readonly writes: 'TypeScript' | 'CommonJS' | 'ES modules';
  /** The entry of the fixtures, for the example of the README; null where that example cannot run. */
  readonly entry: 'jest' | 'vitest' | null;
  /** Arguments of Node, one run after the other. */
  readonly runs: readonly (readonly string[])[];
  readonly results: { readonly file: string; readonly read: (text: string) => Counts };
}

/** Ends what hangs, and measures nothing: a busy machine may take its time. */
const patience = '--testTimeout=60000';
const runJest = ['../node_modules/jest/bin/jest.js', patience, '--json', '--outputFile=results.json'];
const json = { file: 'results.json', read: countsOfJson };

/** Checks the declarations of our packages too: `skipLibCheck` is off. */
const typecheck = ['../node_modules/typescript/lib/tsc.js', '--project', '.'];

export const consumers: readonly Consumer[] = [
  { name: 'jest-cjs', about: 'Jest, CommonJS', writes: 'CommonJS', entry: 'jest', runs: [runJest], results: json },
  {
    name: 'jest-esm',
    about: 'Jest, ES modules',
    writes: 'ES modules',
    entry: 'jest',
    runs: [['--experimental-vm-modules', '--no-warnings', ...runJest]],
    results: json,
  },
  {
    name: 'ts-jest',
    about: 'Jest with ts-jest; types of the global expect and of @jest/globals',
    writes: 'TypeScript',
    entry: 'jest',
    runs: [typecheck, runJest],
    results: json,
  },
  {
    name: 'vitest',
    about: 'Vitest, with types, fixtures and tests at the same time',
    writes: 'TypeScript',
    entry: 'vitest',
    runs: [
      typecheck,
      [
        '../node_modules/vitest/vitest.mjs',
        'run',
        patience,
        '--reporter=default',
        '--reporter=json',
        '--outputFile.json=results.json',
      ],
    ],
    results: json,
  },
  {
    name: 'node-test',
    about: 'node:test, from both kinds of modules; every entry and command of every package',
    writes: 'CommonJS',
    entry: null,
    runs: [
      [
        '--test',
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...['--test-reporter=tap', '--test-reporter-destination=results.tap'],
      ],
    ],
    results: { file: 'results.tap', read: countsOfTap },
  },
];
