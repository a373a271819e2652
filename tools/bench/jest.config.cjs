const base = require('../../jest.base.cjs')(__dirname);

/** What ccxt and coinbase-api need is published as ESM only, which the loader of Jest does not take. */
const onlyEsm = '(@noble|@scure|jose)';

module.exports = {
  ...base,
  transform: {
    ...base.transform,
    [`/node_modules/${onlyEsm}/.+\\.js$`]: [
      'babel-jest',
      { plugins: ['@babel/plugin-transform-modules-commonjs'], babelrc: false, configFile: false },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(.*/)?${onlyEsm}/)`],
};
