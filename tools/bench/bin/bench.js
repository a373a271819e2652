'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { execFileSync } = require('node:child_process');
const { benchmarks, runBench } = require('../dist/index.js');

const isTerminal = (stream) => stream.isTTY === true && process.env.NO_COLOR === undefined;

const surroundings = {
  again: (args) => execFileSync(process.execPath, [__filename, ...args], { encoding: 'utf8' }),
  progress: (line) => process.stderr.write(`${line}\n`),
  isColoured: isTerminal(process.stdout),
};

runBench(process.argv.slice(2), benchmarks, surroundings).then(
  (text) => process.stdout.write(text),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
