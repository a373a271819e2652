'use strict';

const { createProjectGraphAsync } = require('@nx/devkit');
const { dirname, join } = require('node:path');

/** What `nx affected` itself uses. @param {string} path */
const ofNx = (path) => require(join(dirname(require.resolve('nx/package.json')), 'dist/src', path));

/**
 * Says for each commit which projects `nx affected --base=COMMIT~1 --head=COMMIT` selects. The graph is worked out once: none of
 * the commits may change an import.
 * @param {readonly string[]} commits
 * @returns {Promise<string[][]>}
 */
async function affectedByCommits(commits) {
  const { calculateFileChanges } = ofNx('project-graph/file-utils.js');
  const { filterAffected } = ofNx('project-graph/affected/affected-project-graph.js');
  const { parseFiles } = ofNx('utils/command-line-utils.js');
  const { readNxJson } = ofNx('config/nx-json.js');
  const graph = await createProjectGraphAsync();
  const answers = [];
  for (const commit of commits) {
    const range = { base: `${commit}~1`, head: commit };
    const changes = await calculateFileChanges(parseFiles(range).files, range);
    answers.push(Object.keys((await filterAffected(graph, changes, readNxJson())).nodes));
  }
  return answers;
}

/** Run on its own in a clone, for Nx takes the workspace from the folder that it is started in: commits come as JSON. */
async function main() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  process.stdout.write(JSON.stringify(await affectedByCommits(JSON.parse(Buffer.concat(chunks).toString()))));
}

void main();
