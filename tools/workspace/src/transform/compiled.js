'use strict';

const { readFileSync, statSync } = require('node:fs');
const { join, relative } = require('node:path');

/**
 * What the compiler has made of a source or a test of a project, when that is newer than the file: `npm test` has all compiled at once
 * before it starts. Calls of `jest.mock` have to be moved above the imports, which the compiler does not know.
 * @param {string} projectDir
 * @param {string} text of the file
 * @param {string} path
 * @returns {import('@jest/transform').TransformedSource | undefined} undefined where another has to compile it
 */
function compiled(projectDir, text, path) {
  if (text.includes('jest.mock(')) return undefined;
  const inSources = relative(join(projectDir, 'src'), path).replace(/\.ts$/, '.js');
  const { mtimeMs } = statSync(path);
  const file = ['dist', 'out-tsc/src']
    .map((folder) => join(projectDir, folder, inSources))
    .find((candidate) => (statSync(candidate, { throwIfNoEntry: false })?.mtimeMs ?? 0) > mtimeMs);
  if (file === undefined) return undefined;
  const map = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
  return { code: readFileSync(file, 'utf8'), map: { ...map, sources: [path], sourceRoot: '' } };
}

module.exports = { compiled };
