const base = require('../../../../jest.base.cjs')(__dirname);

/** What ccxt needs is published as ESM only, which the loader of Jest does not take. */
const onlyEsm = '(@noble|@scure)';

module.exports = {
  ...base,
  transform: {
    ...base.transform,
    [`/node_modules/${onlyEsm}/.+\\.js$`]: [
      'babel-jest',
      { plugins: ['@babel/plugin-transform-modules-commonjs'], babelrc: false, configFile: false },
    ],
  },
  transformIgnorePatterns: base.transformIgnorePatterns.map((pattern) =>
    pattern === '/node_modules/' ? `/node_modules/(?!(.*/)?${onlyEsm}/)` : pattern,
  ),
};
