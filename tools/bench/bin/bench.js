'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { execFileSync } = require('node:child_process');
const { benchmarks, runBench } = require('../dist/index.js');

const again = (args) => execFileSync(process.execPath, [__filename, ...args], { encoding: 'utf8' });

try {
  process.stdout.write(runBench(process.argv.slice(2), benchmarks, again));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
