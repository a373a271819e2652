'use strict';
// One preset for every package: sources across packages through the condition "@bot/source", so that no build is needed before a test.

/** @param {string} projectDir the folder of the package or suite */
module.exports = function jestBase(projectDir) {
  return {
    displayName: require(`${projectDir}/package.json`).name.replace('@bot/', ''),
    rootDir: projectDir,
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['@bot/source', 'node', 'node-addons'] },
    testMatch: ['<rootDir>/src/**/*.test.ts'],
    transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: `${projectDir}/tsconfig.spec.json`, isolatedModules: true }] },
    collectCoverageFrom: ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/index.ts'],
    coverageDirectory: 'coverage',
    coverageReporters: ['json', 'json-summary', 'text-summary'],
    coverageThreshold: { global: { lines: 90, branches: 90 }, './src/**/*.ts': { lines: 90, branches: 90 } },
  };
};
