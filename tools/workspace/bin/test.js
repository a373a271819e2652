'use strict';
// All projects but those that start real processes (`npm run test:process`), and then the slowest tests. Arguments go to Nx.

const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { readSlowest, slowestTable } = require('../src/slowest/slowest');

const root = join(__dirname, '../../..');
const nx = require.resolve('nx/bin/nx.js');
const args = ['run-many', '-t', 'test', '--exclude=tag:layer:P', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [nx, ...args], { cwd: root, stdio: 'inherit' });
process.stdout.write(`\n${slowestTable(readSlowest(root))}`);
process.exitCode = status ?? 1;
