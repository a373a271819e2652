'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { readSuites } = require('../../docs/dist/index.js');
const { join } = require('node:path');
const { junitXml } = require('../../workspace/src/junit/junit');
const { runSuite, scenariosMain } = require('../dist/index.js');

const root = join(__dirname, '../../..');

scenariosMain(process.argv.slice(2), {
  ...{ root, junitXml, run: runSuite, now: Date.now },
  suites: () => readSuites(root, (folder) => require(join(root, folder))),
  print: (text) => process.stdout.write(text),
  progress: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true && process.stdout.isTTY === true,
  colors: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  },
);
