'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { join } = require('node:path');
const { runMutate } = require('../dist/index.js');

const root = join(__dirname, '../../..');

const surroundings = {
  root,
  async mutate(options) {
    const { Stryker } = await import('@stryker-mutator/core');
    return new Stryker(options).runMutationTest();
  },
  progress: (line) => process.stderr.write(`${line}\n`),
};

process.chdir(root);
runMutate(process.argv.slice(2), surroundings).then(
  ({ text, ok }) => {
    process.stdout.write(text);
    process.exitCode = ok ? 0 : 1;
  },
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
