'use strict';

const { createHash } = require('node:crypto');
const { existsSync, globSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** What Jest leaves beside a project, and which sources it was measured on; both are outputs in nx.json, so that a cached run has them too. */
const coverageFile = 'coverage/coverage-final.json';
const measuredFile = 'coverage/measured.json';

/**
 * What the sources of a project are: their names and texts, tests included.
 * @param {string} projectDir
 */
function hashOfSources(projectDir) {
  const hash = createHash('sha256');
  for (const file of globSync('src/**/*.{ts,js}', { cwd: projectDir }).sort()) {
    hash.update(`${file}\0${readFileSync(join(projectDir, file), 'utf8')}\0`);
  }
  return hash.digest('hex');
}

/**
 * Why the coverage of a project cannot be judged; null when it can.
 * @param {string} projectDir
 */
function whyNotMeasured(projectDir) {
  if (!existsSync(join(projectDir, coverageFile))) return 'it was not measured';
  const measured = join(projectDir, measuredFile);
  if (!existsSync(measured)) return 'not all of its tests were run and passed';
  const { sources } = /** @type {{ sources: string }} */ (JSON.parse(readFileSync(measured, 'utf8')));
  return sources === hashOfSources(projectDir) ? null : 'its sources have changed since';
}

module.exports = { coverageFile, measuredFile, hashOfSources, whyNotMeasured };
