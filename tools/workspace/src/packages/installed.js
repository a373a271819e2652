'use strict';

/**
 * What is used here of a package in package-lock.json.
 * @typedef {object} Locked
 * @property {boolean} [link]
 * @property {string} [resolved] for a link: the folder
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {boolean} [hasInstallScript]
 * @property {string[]} [cpu]
 * @property {string[]} [os]
 */

/**
 * What would keep a package from being installed anywhere, without running anything: install scripts and parts that are built
 * for one kind of machine, its own or those of what it depends on. One sentence each.
 * @param {Record<string, Locked>} packages those of package-lock.json
 * @param {string} folder of the package
 * @returns {string[]}
 */
function installComplaints(packages, folder) {
  const seen = new Set([folder]);
  for (const at of seen) {
    const { dependencies = {}, optionalDependencies = {} } = lockedAt(packages, at);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) seen.add(placeOf(packages, name, at));
  }
  return [...seen].flatMap((at) => {
    const { hasInstallScript, cpu, os } = lockedAt(packages, at);
    return [
      ...(hasInstallScript === true ? [`${at} runs a script when it is installed`] : []),
      ...(cpu === undefined && os === undefined ? [] : [`${at} is built for one kind of machine`]),
    ];
  });
}

/** @param {Record<string, Locked>} packages @param {string} at */
const lockedAt = (packages, at) => /** @type {Locked} */ (packages[at]);

/**
 * Where Node would find a dependency: in the nearest node_modules above. A package of the workspace is in its own folder.
 * @param {Record<string, Locked>} packages @param {string} name @param {string} from
 */
function placeOf(packages, name, from) {
  const above = from.split('/').map((_, index, parts) => parts.slice(0, parts.length - index).join('/'));
  const found = [...above.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`].find(
    (place) => place in packages,
  );
  if (found === undefined) throw new Error(`package-lock.json has no ${name} for ${from}: run npm install.`);
  const { link, resolved } = lockedAt(packages, found);
  return link === true ? String(resolved) : found;
}

module.exports = { installComplaints };
