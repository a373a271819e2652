'use strict';

const { posix } = require('node:path');

/**
 * What a published package carries, and nothing else: what to read, sources for the condition and the maps, what is built, what npm adds.
 * @type {readonly RegExp[]}
 */
const carried = [
  /^package\.json$/,
  /^(README|GUIDE)\.md$/,
  /^LICENSE$/,
  /^bin\/[^/]+\.js$/,
  /^dist\/.+\.(js|d\.ts|mjs|d\.mts)(\.map)?$/,
  /^src\/.+\.m?ts$/,
  // What a page of the browser is made of.
  /^src\/.+\/page\/[^/]+\.(browser\.js|css)$/,
];
const required = ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts'];

/**
 * What is wrong with the contents of a package, one sentence each.
 * @param {readonly string[]} files paths inside the package
 * @returns {string[]}
 */
function complaints(files) {
  const missing = required.filter((file) => !files.includes(file));
  const stray = files.filter((file) => /\.test\./.test(file) || !carried.some((pattern) => pattern.test(file)));
  return [
    ...missing.map((file) => `${file} is missing`),
    ...stray.map((file) => `${file} does not belong in it`),
    ...unpaired(files),
  ];
}

const BUILT = /^dist\/(.+?)(\.d)?\.(m?)(js|ts)(\.map)?$/;

/**
 * What was built from no source that is there, and sources that were not built: a build that is not of this source.
 * @param {readonly string[]} files
 * @returns {string[]}
 */
function unpaired(files) {
  const present = new Set(files);
  const stale = files.filter((file) => {
    const [, path, , m] = BUILT.exec(file) ?? [];
    return path !== undefined && !present.has(`src/${path}.${m}ts`);
  });
  const sources = files.filter((file) => /^src\/.+\.m?ts$/.test(file) && !/\.d\.m?ts$/.test(file));
  const unbuilt = sources.filter((file) => !present.has(file.replace(/^src/, 'dist').replace(/ts$/, 'js')));
  return [
    ...stale.map((file) => `${file} is built from nothing in src: delete dist, and build with --skip-nx-cache`),
    ...unbuilt.map((file) => `${file} is not built`),
  ];
}

/**
 * What is compared with the committed list: folders of the sources, and every file beside them. What is built follows from those.
 * @param {readonly string[]} files
 * @returns {string[]}
 */
const listed = (files) =>
  [
    ...new Set(
      files
        .filter((file) => !file.startsWith('dist/'))
        .map((file) => (file.startsWith('src/') ? `${posix.dirname(file)}/` : file)),
    ),
  ].sort();

/**
 * @param {readonly string[]} now
 * @param {readonly string[] | undefined} before as committed
 * @returns {string[]}
 */
function changes(now, before = []) {
  const came = now.filter((entry) => !before.includes(entry));
  const went = before.filter((entry) => !now.includes(entry));
  return [...came.map((entry) => `${entry} is new in it`), ...went.map((entry) => `${entry} is no longer in it`)].map(
    (line) => `${line}: if that is meant, npm run packages:check -- --update`,
  );
}

/**
 * Packages that were committed and are published no more, with what is wrong with each.
 * @param {readonly string[]} now their names
 * @param {readonly string[]} before
 * @returns {{ name: string, problem: string }[]}
 */
const gone = (now, before) =>
  before
    .filter((name) => !now.includes(name))
    .map((name) => ({
      name,
      problem: 'it is published no more: if that is meant, npm run packages:check -- --update',
    }));

module.exports = { changes, complaints, gone, listed };
