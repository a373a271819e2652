const base = require('../../../../jest.base.cjs')(__dirname);

module.exports = {
  ...base,
  // Fifty processes, one after the other, take a while on a busy machine.
  testTimeout: 300_000,
  // What a machine allows differs from one to the next, and only one of both is seen on each.
  collectCoverageFrom: [...base.collectCoverageFrom, '!**/src/machine/**'],
};
