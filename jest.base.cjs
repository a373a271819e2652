'use strict';
// One preset for every package: sources across packages through the condition "@bot/source", so that no build is needed before a test.

const { join } = require('node:path');
const { requireNode } = require('./tools/workspace/src/node/requireNode');

requireNode();

/** What the coverage gates leave out: tests, and index files, which lint keeps to lists of names. Commands in bin/ are outside src. */
const notCovered = ['!src/**/*.test.ts', '!src/**/index.ts'];
const gate = { lines: 90, branches: 90 };

/** @param {string} file a reporter of the workspace: what a run leaves in `test-results` of its project */
const ours = (file) => join(__dirname, 'tools/workspace/src', file);

/** @param {string} projectDir the folder of the package or suite */
module.exports = function jestBase(projectDir) {
  return {
    displayName: require(`${projectDir}/package.json`).name.replace('@bot/', ''),
    rootDir: projectDir,
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['@bot/source', 'node', 'node-addons'] },
    // Ends what hangs, and measures nothing: a busy machine may take its time.
    testTimeout: 60_000,
    testMatch: ['<rootDir>/src/**/*.test.ts'],
    transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: `${projectDir}/tsconfig.spec.json` }] },
    reporters: ['default', ...['counts/countsReporter.js', 'junit/junitReporter.js'].map(ours)],
    collectCoverageFrom: ['src/**/*.ts', ...notCovered],
    coverageDirectory: 'coverage',
    coverageReporters: ['json', 'json-summary', 'text-summary'],
    coverageThreshold: { global: gate, './src/**/*.ts': gate },
  };
};
