const config = require('../../jest.base.cjs')(__dirname);

// The entry for Jest registers its hooks and matchers where it is imported first, and they have to be there for all that is one file.
const hooks = process.env.TESTS === 'in-process' ? ['<rootDir>/src/jest/index.ts'] : [];

module.exports = { ...config, setupFilesAfterEnv: hooks };
