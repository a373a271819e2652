'use strict';
// All tests but those that start processes of their own, or with --process these alone, and then the slowest. Arguments go to Nx.

const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { testRun } = require('../src/process/testRun');
const { readSlowest, slowestTable } = require('../src/slowest/slowest');

const root = join(__dirname, '../../..');
const nx = require.resolve('nx/bin/nx.js');
const { status } = spawnSync(process.execPath, [nx, ...testRun(root, process.argv.slice(2))], {
  cwd: root,
  stdio: 'inherit',
  env: {
    // Once for each run: a daemon, and a process for each plugin, take longer to start than what they would do.
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    ...process.env,
    // Every project starts Jest and TypeScript anew: compiled once, they start in two thirds of the time.
    NODE_COMPILE_CACHE: join(root, '.nx/compile-cache'),
    // Worlds come and go by the hundred: with more room for what is young, less of it is copied. What the caller asks for comes last.
    NODE_OPTIONS: ['--max-semi-space-size=32', process.env['NODE_OPTIONS']].filter(Boolean).join(' '),
  },
});
process.stdout.write(`\n${slowestTable(readSlowest(root))}`);
process.exitCode = status ?? 1;
