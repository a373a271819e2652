'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { createProjectGraphAsync } = require('@nx/devkit');
const { join } = require('node:path');
const { caughtBugs, readResults } = require('../../mutation/dist/index.js');
const { writeDocs } = require('../dist/index.js');

const root = join(__dirname, '../../..');
const help = `Writes the documents that mirror code.

Usage: npm run docs             write what has changed
       npm run docs:check       write nothing; fail with the differences
`;

async function main() {
  if (process.argv.includes('--help')) return void process.stdout.write(help);
  const check = process.argv.includes('--check');
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
