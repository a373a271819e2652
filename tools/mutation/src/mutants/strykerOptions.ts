import { join } from 'node:path';
import type { MutatedModule } from './modules';
import type { MutateOptions } from './options';

type HowToRun = Pick<MutateOptions, 'jobs' | 'isFresh'>;

/**
 * How Stryker mutates one module. Tests without chance only: a property that draws other numbers each time kills another mutant
 * each time, and the score would be a matter of luck. Those that repeat a whole day for each thing that can go wrong are left out, too:
 * they would be repeated for each mutant.
 */
export const strykerOptions = (name: string, { project, sources }: MutatedModule, { jobs, isFresh }: HowToRun) => ({
  mutate: [`${project}/${sources}`, ...notMutated.map((pattern) => `!${project}/src/**/${pattern}`)],
  // The sandbox holds the package alone; others are found through node_modules.
  ignorePatterns: [
    '**',
    `!${project}/**/*`,
    '!package.json',
    '!tsconfig.base.json',
    '**/dist',
    '**/coverage',
    '**/test-results',
  ],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner', join(__dirname, 'progressReporter.js')],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: jobs,
  timeoutMS: 20_000,
  timeoutFactor: 3,
  incremental: true,
  // What was found before is written anew, and not read.
  force: isFresh,
  incrementalFile: `.stryker/${name}.json`,
  tempDirName: '.stryker/tmp',
  reporters: ['html', 'progress-on-stderr'],
  logLevel: 'warn',
  htmlReporter: { fileName: `.stryker/${name}.html` },
  allowConsoleColors: false,
  jest: { projectType: 'custom', enableFindRelatedTests: true, config: jestConfig(project) },
});

const notMutated = ['*.test.ts', 'testing/**', 'index.ts'];

const jestConfig = (project: string) => ({
  rootDir: project,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@bot/source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/src/**/*.test.ts'],
  testPathIgnorePatterns: [
    '\\.property\\.test\\.ts$',
    'process\\.test\\.ts$',
    '/(everyCrash|anyDamage)\\.test',
    '/node_modules/',
  ],
  transform: { '\\.ts$': join(__dirname, '../transpile.js') },
});
