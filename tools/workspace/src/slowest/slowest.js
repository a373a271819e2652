'use strict';

const { globSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * One test and how long it took.
 * @typedef {{ name: string, project: string, seconds: number }} Slow
 */

/** Where a project leaves its slowest tests; declared as an output in nx.json, so that a cached run has them too. */
const slowestFile = 'test-results/slowest.json';

const MOST = 10;

/**
 * The slowest ones, slowest first.
 * @param {readonly Slow[]} tests
 * @returns {readonly Slow[]}
 */
const slowestOf = (tests) => [...tests].sort((one, other) => other.seconds - one.seconds).slice(0, MOST);

/**
 * Of all projects below `root`.
 * @param {string} root
 * @returns {readonly Slow[]}
 */
function readSlowest(root) {
  const files = globSync(`{packages,tools}/**/${slowestFile}`, {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  });
  return slowestOf(files.flatMap((file) => JSON.parse(readFileSync(join(root, file), 'utf8'))));
}

/** @param {readonly Slow[]} tests */
const slowestTable = (tests) =>
  [
    'The slowest tests:',
    ...tests.map(({ name, project, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${project}: ${name}`),
  ]
    .map((line) => `${line}\n`)
    .join('');

module.exports = { readSlowest, slowestFile, slowestOf, slowestTable };
