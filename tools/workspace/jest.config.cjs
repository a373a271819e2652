const base = require('../../jest.base.cjs')(__dirname);

const gate = base.coverageThreshold.global;

// Written in JavaScript; its tests are TypeScript like all others.
module.exports = {
  ...base,
  collectCoverageFrom: ['src/**/*.js', '!src/index.js'],
  coverageThreshold: { global: gate, './src/**/*.js': gate },
};
