'use strict';

const { createCoverageMap } = require('istanbul-lib-coverage');
const { isReached, modules } = require('./modules');

const SUITES = 'packages/scenarios/suites/';
const WANTED_PERCENT = 95;

/**
 * @typedef {object} Together
 * @property {'Enough' | 'TooLittle' | 'NotEvaluated'} verdict
 * @property {number} covered lines
 * @property {number} total lines
 * @property {readonly string[]} missing folders whose coverage is not there
 */

/**
 * The lines of these modules that their own tests or any suite reaches. All of them must have been measured. What a suite has not
 * reached it may have seen as it was before: Nx keeps the coverage of suites that a change does not reach.
 * @param {readonly import('./readProjects').Project[]} projects
 * @returns {Together}
 */
function judgeTogether(projects) {
  const contributing = projects.filter(({ folder }) => modules.includes(folder) || folder.startsWith(SUITES));
  const missing = contributing.filter((project) => project.missing !== null).map(({ folder }) => folder);
  const absent = modules.filter((folder) => !contributing.some((project) => project.folder === folder));
  const map = createCoverageMap();
  for (const { folder, covers } of contributing) {
    for (const path of covers.files().filter(isOfModule)) {
      const file = covers.fileCoverageFor(path);
      if (path.startsWith(`${folder}/`) || isReached(file)) map.addFileCoverage(file);
    }
  }
  const { covered, total } = map.getCoverageSummary().lines;
  const isEnough = total > 0 && 100 * covered >= WANTED_PERCENT * total;
  const complete = missing.length + absent.length === 0;
  return {
    verdict: complete ? (isEnough ? 'Enough' : 'TooLittle') : 'NotEvaluated',
    ...{ covered, total, missing: [...missing, ...absent] },
  };
}

/** @param {string} path */
const isOfModule = (path) => modules.some((folder) => path.startsWith(`${folder}/`));

module.exports = { judgeTogether, WANTED_PERCENT };
