'use strict';
// ts-jest, for what Jest has not kept. What it makes of a file depends on the file and on the settings alone (`isolatedModules`), so
// the key to what is kept is worked out here, and the compiler, which takes half a second to load, is loaded for what has changed.

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { compiledOf } = require('./compiled');

const versions = ['ts-jest', 'typescript'].map((name) => `${name} ${require(`${name}/package.json`).version}`);

/**
 * The texts of a configuration and of those that it extends.
 * @param {string} file
 * @returns {string[]}
 */
function configurations(file) {
  const text = readFileSync(file, 'utf8');
  const { extends: base } = /** @type {{ extends?: string }} */ (JSON.parse(text));
  return [text, ...(base === undefined ? [] : configurations(join(dirname(file), base)))];
}

/** @typedef {Pick<import('ts-jest').TsJestTransformer, 'getCacheKey' | 'process'>} Transformer */

/**
 * @param {{ tsconfig: string, isCompiled?: boolean }} options the configuration that stands beside the `package.json` of its project,
 *   and whether the compiler has just been there
 * @returns {Transformer}
 */
function createTransformer({ isCompiled = false, ...options }) {
  /** @type {Transformer | undefined} */
  let compiler;
  /** @type {ReturnType<typeof compiledOf> | undefined} */
  let compiled;
  const projectDir = dirname(options.tsconfig);
  const manifest = readFileSync(join(projectDir, 'package.json'), 'utf8');
  const settings = [...versions, String(isCompiled), manifest, ...configurations(options.tsconfig)];

  return {
    getCacheKey(text, path, { instrument, supportsStaticESM }) {
      const parts = [...settings, String(instrument), String(supportsStaticESM), path, text];
      return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    },
    process(text, path, asked) {
      const made = isCompiled ? (compiled ??= compiledOf(projectDir))(text, path) : undefined;
      if (made !== undefined) return made;
      compiler ??= require('ts-jest').default.createTransformer(options);
      return compiler.process(text, path, asked);
    },
  };
}

module.exports = { createTransformer };
