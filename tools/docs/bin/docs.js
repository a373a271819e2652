'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { createProjectGraphAsync } = require('@nx/devkit');
const { join } = require('node:path');
const { caughtBugs, readResults } = require('../../mutation/dist/index.js');
const { HELP, readOptions, writeDocs } = require('../dist/index.js');

const root = join(__dirname, '../../..');
async function main() {
  const { check, help } = readOptions(process.argv.slice(2));
  if (help) return void process.stdout.write(HELP);
  const sources = {
    root,
    graph: await createProjectGraphAsync(),
    loadSuite: (folder) => require(join(root, folder)),
    plantedBugs: caughtBugs(readResults(root)),
  };
  const { ok, report } = writeDocs(sources, { check });
  process.stdout.write(report);
  process.exitCode = ok ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
