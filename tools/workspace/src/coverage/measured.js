'use strict';

const { createHash } = require('node:crypto');
const { existsSync, globSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { isReached, modules } = require('./modules');

/** What Jest leaves beside a project, and which sources it was measured on; both are outputs in nx.json, so that a cached run has them too. */
const coverageFile = 'coverage/coverage-final.json';
const measuredFile = 'coverage/measured.json';

/**
 * Which sources there are, as hashes of their names and texts: those of the project, tests included, and for a suite those of the
 * modules that it is judged together with.
 * @typedef {{ sources: string, modules: Readonly<Record<string, string>> }} Measured
 */

/**
 * @param {string} projectDir
 * @returns {Measured}
 */
function measuredOn(projectDir) {
  const [, root] = /^(.*)\/packages\/scenarios\/suites\/[^/]+$/.exec(projectDir) ?? [];
  const own = hashOf(projectDir, () => true);
  if (root === undefined) return { sources: own, modules: {} };
  const isNoTest = (/** @type {string} */ file) => !file.endsWith('.test.ts');
  return {
    sources: own,
    modules: Object.fromEntries(modules.map((folder) => [folder, hashOf(join(root, folder), isNoTest)])),
  };
}

/** @param {string} projectDir @param {(file: string) => boolean} isMeant */
function hashOf(projectDir, isMeant) {
  const hash = createHash('sha256');
  for (const file of globSync('src/**/*.{ts,js}', { cwd: projectDir }).filter(isMeant).sort()) {
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
  const file = join(projectDir, measuredFile);
  if (!existsSync(file)) return 'not all of its tests were run and passed';
  const before = /** @type {Measured} */ (JSON.parse(readFileSync(file, 'utf8')));
  const now = measuredOn(projectDir);
  if (before.sources !== now.sources) return 'its sources have changed since';
  const changed = Object.keys(now.modules).filter((folder) => before.modules?.[folder] !== now.modules[folder]);
  const reached = changed.filter((folder) => reaches(projectDir, folder));
  return reached.length === 0 ? null : `${reached.join(', ')} changed since`;
}

/** @param {string} projectDir @param {string} module */
function reaches(projectDir, module) {
  const coverage = /** @type {Record<string, import('istanbul-lib-coverage').FileCoverageData>} */ (
    JSON.parse(readFileSync(join(projectDir, coverageFile), 'utf8'))
  );
  return Object.values(coverage).some((file) => file.path.includes(`/${module}/src/`) && isReached(file));
}

module.exports = { coverageFile, measuredFile, measuredOn, whyNotMeasured };
