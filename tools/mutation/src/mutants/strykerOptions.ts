import { join } from 'node:path';
import type { MutatedModule } from './modules';
import type { MutateOptions } from './options';

/** How Stryker mutates one module. */
export const strykerOptions = (name: string, module: MutatedModule, { jobs }: Pick<MutateOptions, 'jobs'>) => ({
  ...sandboxOf(module),
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner', join(__dirname, 'progressReporter.js')],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: jobs,
  timeoutMS: 20_000,
  timeoutFactor: 3,
  tempDirName: '.stryker/tmp',
  reporters: ['html', 'progress-on-stderr'],
  // It would warn that it does not know the one test file, which is none of the sandbox.
  logLevel: 'error',
  htmlReporter: { fileName: `.stryker/${name}.html` },
  allowConsoleColors: false,
  jest: { projectType: 'custom', enableFindRelatedTests: false, config: jestConfig(module) },
});

const notMutated = ['*.test.ts', 'testing/**', 'index.ts'];

const sandboxOf = ({ project, sources }: MutatedModule) => ({
  mutate: [`${project}/${sources}`, ...notMutated.map((pattern) => `!${project}/src/**/${pattern}`)],
  // The sandbox holds the package alone; others are found through node_modules.
  ignorePatterns: [
    '**',
    `!${project}/**/*`,
    '!package.json',
    '!tsconfig.base.json',
    '**/dist',
    '**/out-tsc',
    '**/coverage',
    '**/test-results',
  ],
});

const jestConfig = (module: MutatedModule) => ({
  rootDir: module.project,
  roots: [__dirname],
  testEnvironment: join(__dirname, 'endsAtFirstFailure.js'),
  testMatch: [join(__dirname, 'oneTestFile.js')],
  globals: { mutatedModule: module },
  transform: { '\\.ts$': join(__dirname, '../transpile.js') },
});
