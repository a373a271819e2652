// Fifty processes, one after the other, take a while on a busy machine.
module.exports = { ...require('../../../../jest.base.cjs')(__dirname), testTimeout: 300_000 };
