'use strict';

/**
 * The projects, their folders and tags, and which depends on which.
 * @typedef {{ projects: Record<string, { root: string, tags: readonly string[] }>, dependencies: Record<string, readonly string[]> }} Graph
 *
 * Why a suite is run: from the changed file along the graph to the suite; empty when it is not run.
 * @typedef {{ suite: string, runs: boolean, path: readonly string[] }} Explanation
 */

/**
 * Says for each suite whether a change runs it, and the shortest way from a changed file to it.
 * Worked example: decide.ts of orchestration has changed; the suite depends on orchestration, and orchestration is affected:
 * `['packages/orchestration/src/engine/decide.ts', '@bot/orchestration', 'trading-lifecycle']`.
 * @param {Graph} graph
 * @param {{ affected: ReadonlySet<string>, changedFiles: readonly string[] }} change the projects that Nx selects, and why it looked
 * @returns {Explanation[]} by name of the suite
 */
function explain(graph, { affected, changedFiles }) {
  const changedIn = firstChangedFiles(graph, changedFiles);
  return suitesOf(graph).map((suite) => {
    if (!affected.has(suite)) return { suite, runs: false, path: [] };
    return { suite, runs: true, path: pathTo(suite, graph, affected, changedIn) };
  });
}

/** @param {Graph} graph */
function suitesOf({ projects }) {
  return Object.keys(projects)
    .filter((name) => projects[name]?.tags.some((tag) => tag.startsWith('topic:')))
    .sort();
}

/**
 * The first changed file of each project; files of no project (lockfile, shared configuration) stand under ''.
 * @param {Graph} graph @param {readonly string[]} files
 * @returns {Map<string, string>}
 */
function firstChangedFiles({ projects }, files) {
  const byDepth = Object.entries(projects).sort(([, a], [, b]) => b.root.length - a.root.length);
  const first = new Map();
  for (const file of files) {
    const owner = byDepth.find(([, { root }]) => root !== '.' && file.startsWith(`${root}/`))?.[0] ?? '';
    if (!first.has(owner)) first.set(owner, file);
  }
  return first;
}

/**
 * Breadth first from the suite down its affected dependencies, to the nearest project that has changed itself. When none has,
 * a file of no project selected them: then to the nearest that depends on nothing affected.
 * @param {string} suite @param {Graph} graph @param {ReadonlySet<string>} affected @param {Map<string, string>} changedIn
 */
function pathTo(suite, graph, affected, changedIn) {
  /** @type {Map<string, string | undefined>} */
  const cameFrom = new Map([[suite, undefined]]);
  let lowest = suite;
  for (const project of cameFrom.keys()) {
    const file = changedIn.get(project);
    if (file !== undefined) return [file, ...walk(cameFrom, project)];
    const below = (graph.dependencies[project] ?? []).filter((name) => affected.has(name));
    if (below.length === 0 && lowest === suite) lowest = project;
    for (const next of below) if (!cameFrom.has(next)) cameFrom.set(next, project);
  }
  return [changedIn.get('') ?? 'the workspace', ...walk(cameFrom, lowest)];
}

/** @param {Map<string, string | undefined>} cameFrom @param {string} start */
function walk(cameFrom, start) {
  const path = [];
  for (let step = /** @type {string | undefined} */ (start); step !== undefined; step = cameFrom.get(step))
    path.push(step);
  return path;
}

module.exports = { explain };
