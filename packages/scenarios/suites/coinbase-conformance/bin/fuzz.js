'use strict';

require('../../../../../tools/workspace/src/node/requireNode').requireNode();
const { fuzzMain } = require('../dist/index.js');

fuzzMain(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  progress: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
}).then((code) => {
  process.exitCode = code;
});
