'use strict';

/**
 * What a published package carries, and nothing else: sources for the condition and the maps, what is built, what npm adds.
 * @type {readonly RegExp[]}
 */
const carried = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^bin\/[^/]+\.js$/,
  /^dist\/.+\.(js|d\.ts|mjs|d\.mts)(\.map)?$/,
  /^src\/.+\.m?ts$/,
  // What a page of the browser is made of.
  /^src\/.+\/page\/[^/]+\.(browser\.js|css)$/,
];
const required = ['package.json', 'README.md', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts'];

/**
 * What is wrong with the contents of a package, one sentence each.
 * @param {readonly string[]} files paths inside the package
 * @returns {string[]}
 */
function complaints(files) {
  const missing = required.filter((file) => !files.includes(file));
  const stray = files.filter((file) => /\.test\./.test(file) || !carried.some((pattern) => pattern.test(file)));
  return [...missing.map((file) => `${file} is missing`), ...stray.map((file) => `${file} does not belong in it`)];
}

module.exports = { complaints };
