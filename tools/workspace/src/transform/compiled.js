'use strict';

const { readFileSync, statSync } = require('node:fs');
const { join, relative } = require('node:path');

/** What the compiler keeps of its last run, and where it has put what it made of `src`: of the package, and of its tests. */
const builds = [
  { info: 'dist/tsconfig.lib.tsbuildinfo', made: 'dist' },
  { info: 'out-tsc/tsconfig.spec.tsbuildinfo', made: 'out-tsc/src' },
];

/**
 * Finds what the compiler has made of a source or a test of a project: `npm test` has all compiled at once before it starts. A file
 * that has changed since is not taken, and neither is what was left of one that is compiled no more.
 * @param {string} projectDir
 * @returns {(text: string, path: string) => ReturnType<import('ts-jest').TsJestTransformer['process']> | undefined} of a file and its text; undefined
 *   where another has to compile it, as where `jest.mock` is called, which has to be moved above the imports
 */
function compiledOf(projectDir) {
  const known = builds.map(({ info, made }) => ({ names: namesIn(join(projectDir, info)), made }));

  return (text, path) => {
    const name = relative(join(projectDir, 'src'), path);
    const build = known.find(({ names }) => names.has(`../src/${name}`));
    if (build === undefined || text.includes('jest.mock(')) return undefined;
    const file = join(projectDir, build.made, name.replace(/\.ts$/, '.js'));
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
    if (mtimeMs <= statSync(path).mtimeMs) return undefined;
    const map = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
    return { code: readFileSync(file, 'utf8'), map: { ...map, sources: [path], sourceRoot: '' } };
  };
}

/**
 * @param {string} info
 * @returns {ReadonlySet<string>} the files that were compiled, from the folder of `info`
 */
function namesIn(info) {
  if (statSync(info, { throwIfNoEntry: false }) === undefined) return new Set();
  return new Set(JSON.parse(readFileSync(info, 'utf8')).fileNames);
}

module.exports = { compiledOf };
