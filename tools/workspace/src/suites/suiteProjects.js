'use strict';

const { createNodesFromFiles, readJsonFile } = require('@nx/devkit');
const { dirname, join } = require('node:path');

/**
 * What a suite says of itself in its suite.json.
 * @typedef {{ topic: string, layer: 'S' | 'W' | 'P', markers: string[] }} SuiteFile
 */

/** Suites on layer S carry the name of their topic alone. */
const layerSuffix = { S: '', W: '-wire', P: '-process' };

/**
 * Makes each suite folder an Nx project `<topic>[-layer]` of its own, so that a change runs only the suites that it reaches.
 * Its targets come from the stock plugins; its edges from its imports. The one implicit edge is to this package,
 * whose rules and generator shape every suite: it imports no other package, or a change there would run all of them.
 * @type {import('@nx/devkit').CreateNodesV2}
 */
const createNodesV2 = [
  'packages/scenarios/suites/*/suite.json',
  (files, options, context) => createNodesFromFiles(suiteProject, files, options, context),
];

/** @type {import('@nx/devkit').CreateNodesFunction} */
function suiteProject(file, _options, { workspaceRoot }) {
  const root = dirname(file);
  const suite = /** @type {SuiteFile} */ (readJsonFile(join(workspaceRoot, file)));
  return { projects: { [root]: { ...projectOf(suite), root } } };
}

/**
 * @param {SuiteFile} suite
 * @returns {Omit<import('@nx/devkit').ProjectConfiguration, 'root'>}
 */
function projectOf({ topic, layer, markers }) {
  return {
    name: `${topic}${layerSuffix[layer]}`,
    projectType: 'library',
    sourceRoot: undefined,
    tags: ['package:scenarios', `topic:${topic}`, `layer:${layer}`, ...markers.map((marker) => `marker:${marker}`)],
    implicitDependencies: ['@bot/tools'],
  };
}

module.exports = { createNodesV2, projectOf };
