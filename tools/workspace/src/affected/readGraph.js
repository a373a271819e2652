'use strict';

const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * The project graph as Nx sees it.
 * @param {string} root folder of the workspace
 * @returns {import('./explain').Graph}
 */
function readGraph(root) {
  const folder = mkdtempSync(join(tmpdir(), 'graph-'));
  try {
    const file = join(folder, 'graph.json');
    const nx = require.resolve('nx/bin/nx.js', { paths: [root] });
    execFileSync(process.execPath, [nx, 'graph', `--file=${file}`], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return toGraph(JSON.parse(readFileSync(file, 'utf8')).graph);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {{ nodes: Record<string, { data: { root: string, tags: string[] } }>, dependencies: Record<string, { target: string }[]> }} graph
 * @returns {import('./explain').Graph}
 */
function toGraph({ nodes, dependencies }) {
  return {
    projects: Object.fromEntries(
      Object.entries(nodes).map(([name, { data }]) => [name, { root: data.root, tags: data.tags }]),
    ),
    dependencies: Object.fromEntries(
      Object.entries(dependencies).map(([name, edges]) => [name, edges.map(({ target }) => target)]),
    ),
  };
}

module.exports = { readGraph };
