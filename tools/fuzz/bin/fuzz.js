'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { join } = require('node:path');
const { fuzzMain, watched } = require('../dist/index.js');

const surroundings = {
  print: (text) => process.stdout.write(text),
  progress: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
};

fuzzMain(process.argv.slice(2), surroundings, (options) => watched(join(__dirname, 'search.js'), options)).then(
  (code) => {
    process.exitCode = code;
  },
);
