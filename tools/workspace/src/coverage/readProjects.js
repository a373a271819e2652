'use strict';

const { createCoverageMap } = require('istanbul-lib-coverage');
const { globSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { coverageFile, whyNotMeasured } = require('./measured');

/**
 * A project with tests, and what they cover: files by their path from the root of the workspace, of other projects too.
 * @typedef {object} Project
 * @property {string} folder from the root of the workspace
 * @property {string} name what Nx calls it
 * @property {string | null} missing why there is nothing to judge
 * @property {import('istanbul-lib-coverage').CoverageMap} covers
 */

/**
 * Every project that has tests, in the order of the folders.
 * @param {string} root
 * @returns {Project[]}
 */
function readProjects(root) {
  const configs = globSync(
    ['packages/*/jest.config.cjs', 'packages/scenarios/suites/*/jest.config.cjs', 'tools/*/jest.config.cjs'],
    {
      cwd: root,
    },
  );
  const folders = configs.map(dirname).sort();
  return folders.map((folder) => {
    const missing = whyNotMeasured(join(root, folder));
    const covers = missing === null ? readCoverage(root, folder) : createCoverageMap();
    return { folder, name: nameOf(join(root, folder)), missing, covers };
  });
}

/**
 * @param {string} root @param {string} folder
 * @returns {import('istanbul-lib-coverage').CoverageMap}
 */
function readCoverage(root, folder) {
  const map = createCoverageMap();
  const files = /** @type {Record<string, import('istanbul-lib-coverage').FileCoverageData>} */ (
    JSON.parse(readFileSync(join(root, folder, coverageFile), 'utf8'))
  );
  for (const data of Object.values(files)) map.addFileCoverage({ ...data, path: pathInWorkspace(data.path) });
  return map;
}

/**
 * Coverage from a cache may have been measured in another copy of the workspace.
 * Worked example: `/home/a/bot/packages/core/src/order/side.ts` is `packages/core/src/order/side.ts`.
 * @param {string} path
 */
function pathInWorkspace(path) {
  const inside = /^.*?\/((?:packages|tools)\/(?:scenarios\/suites\/)?[^/]+\/src\/.*)$/.exec(path)?.[1];
  if (inside === undefined) throw new Error(`Coverage of ${path}, which is in no project.`);
  return inside;
}

/** @param {string} projectDir @returns {string} */
function nameOf(projectDir) {
  const { name, nx } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'));
  return nx?.name ?? name;
}

module.exports = { readProjects };
