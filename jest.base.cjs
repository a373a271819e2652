'use strict';
// One preset for every package: sources across packages through the condition "@bot/source", so that no build is needed before a test.

const { dirname, join, relative } = require('node:path');
const { requireNode } = require('./tools/workspace/src/node/requireNode');

requireNode();

/**
 * What is covered of a folder: not its tests, nor its index files, which lint keeps to lists of names. Commands in bin/ are outside src.
 * @param {string} folder
 */
const sourcesOf = (folder) => [`${folder}/**/*.ts`, `!${folder}/**/*.test.ts`, `!${folder}/**/index.ts`];
/** What a suite reaches of these counts for them (`npm run coverage`). Nothing outside of the root of Jest can be covered. */
const trading = ['broker-coinbase', 'broker-mock', 'orchestration'].map((name) => `packages/${name}/src`);
const gate = { lines: 90, branches: 90 };

/** @param {string} projectDir the folder of the package or suite */
module.exports = function jestBase(projectDir) {
  const isSuite = dirname(projectDir) === join(__dirname, 'packages/scenarios/suites');
  const rootDir = isSuite ? __dirname : projectDir;
  const sources = relative(rootDir, join(projectDir, 'src'));
  /** @param {string} file a reporter of the workspace: what a run leaves beside its project */
  const ours = (file) => [join(__dirname, 'tools/workspace/src', file), { projectDir }];
  return {
    displayName: require(`${projectDir}/package.json`).name.replace('@bot/', ''),
    rootDir,
    roots: [projectDir],
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['@bot/source', 'node', 'node-addons'] },
    // Ends what hangs, and measures nothing: a busy machine may take its time.
    testTimeout: 60_000,
    testMatch: [`${projectDir}/src/**/*.test.ts`],
    transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: `${projectDir}/tsconfig.spec.json` }] },
    reporters: [
      'default',
      ...['counts/countsReporter.js', 'junit/junitReporter.js', 'coverage/measuredReporter.js'].map(ours),
    ],
    collectCoverageFrom: [sources, ...(isSuite ? trading : [])].flatMap(sourcesOf),
    coverageDirectory: `${projectDir}/coverage`,
    coverageReporters: ['json', 'json-summary', 'text-summary'],
    coverageThreshold: { ...(isSuite ? {} : { global: gate }), [`${projectDir}/src/**/*.ts`]: gate },
  };
};
