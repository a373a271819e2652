'use strict';

const { createNodesFromFiles, readJsonFile } = require('@nx/devkit');
const { dirname, join } = require('node:path');

/**
 * What a suite says of itself in its suite.json.
 * @typedef {{ topic: string, layer: 'S' | 'W' | 'P', markers: string[], form?: 'Cards' | 'Examples' }} SuiteFile
 * `form` is `Cards` where a suite carries out conformance cards, `Examples` for those of the guide; both are no part of the specification.
 */

/**
 * Tells Nx the topic, layer and markers of each suite. Its name `<topic>[-layer]` stands in its package.json; its targets come from
 * the stock plugins, its edges from its imports. The one implicit edge is to this package,
 * whose rules and generator shape every suite: it imports no other package, or a change there would run all of them.
 * @type {import('@nx/devkit').CreateNodesV2}
 */
const createNodesV2 = [
  'packages/scenarios/suites/*/suite.json',
  (files, options, context) => createNodesFromFiles(suiteProject, files, options, context),
];

/**
 * @param {string} file the suite.json
 * @param {unknown} _options
 * @param {{ workspaceRoot: string }} context
 */
function suiteProject(file, _options, { workspaceRoot }) {
  const root = dirname(file);
  const suite = /** @type {SuiteFile} */ (readJsonFile(join(workspaceRoot, file)));
  return { projects: { [root]: { ...projectOf(suite), root } } };
}

/**
 * @param {SuiteFile} suite
 * @returns {Pick<import('@nx/devkit').ProjectConfiguration, 'tags' | 'implicitDependencies'>}
 */
function projectOf({ topic, layer, markers }) {
  return {
    tags: ['package:scenarios', `topic:${topic}`, `layer:${layer}`, ...markers.map((marker) => `marker:${marker}`)],
    implicitDependencies: ['@bot/tools'],
  };
}

module.exports = { createNodesV2 };
