'use strict';

const suitesFolder = 'packages/scenarios/suites';

/** @param {unknown} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const config = '../../../../tsconfig.base.json';

/**
 * The files of a suite on layer S that has no scenario yet, by their path.
 * @param {string} topic such as `market-hours`
 * @returns {Record<string, string>}
 */
function newSuite(topic) {
  const testFile = `${topic.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())}.test.ts`;
  const files = {
    'package.json': json(manifest(topic)),
    'suite.json': json({ topic, layer: 'S', markers: ['integration', 'scenario'] }),
    'jest.config.cjs': "module.exports = require('../../../../jest.base.cjs')(__dirname);\n",
    'tsconfig.json': json({
      extends: config,
      files: [],
      include: [],
      references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }],
    }),
    'tsconfig.lib.json': json({
      extends: config,
      compilerOptions: {
        rootDir: 'src',
        outDir: 'dist',
        tsBuildInfoFile: 'dist/tsconfig.lib.tsbuildinfo',
        types: ['jest', 'node'],
      },
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts'],
      references: [],
    }),
    'tsconfig.spec.json': json({
      extends: config,
      compilerOptions: { rootDir: '.', outDir: 'out-tsc', types: ['jest', 'node'] },
      include: ['src/**/*.test.ts', 'jest.config.cjs'],
      references: [{ path: './tsconfig.lib.json' }],
    }),
    'src/index.ts': "export { define } from './define';\n",
    'src/define.ts': define,
    [`src/${testFile}`]: test,
  };
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${suitesFolder}/${topic}/${file}`, text]));
}

/** @param {string} topic */
const manifest = (topic) => ({
  name: `@bot/suite-${topic}`,
  version: '0.1.0',
  private: true,
  license: 'MIT',
  type: 'commonjs',
  main: './dist/index.js',
  types: './dist/index.d.ts',
  exports: {
    './package.json': './package.json',
    '.': { '@bot/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
  },
  dependencies: { '@bot/orchestration': '^0.1.0', '@bot/simulation': '^0.1.0', '@bot/test-fixtures': '^0.1.0' },
  nx: { name: topic },
});

const define = `import { tradingBot } from '@bot/orchestration/testing';
import type { Layer } from '@bot/simulation';
import { scenarioConfig } from '@bot/test-fixtures';
import { scenarios } from '@bot/test-fixtures/jest';

/** The bodies, to be carried out on any layer. */
export function define(layer: Layer): void {
  const scenario = scenarios({ bot: tradingBot(), config: scenarioConfig, layer });
}
`;

const test = `import { inMemoryLayer } from '@bot/test-fixtures';
import { define } from './define';

define(inMemoryLayer());
`;

module.exports = { newSuite, suitesFolder };
