#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const [major, minor] = process.versions.node.split('.').map(Number);
const built = join(__dirname, '..', 'dist', 'index.js');

if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`coinbase-simulator needs Node 22.19 or newer, and this is Node ${process.versions.node}.`);
  process.exitCode = 2;
} else if (!existsSync(built)) {
  console.error(
    'coinbase-simulator is not built yet: run `npx tsc -b packages/coinbase-simulator` at the root of the repository.',
  );
  process.exitCode = 2;
} else {
  const { main, processSurroundings } = require(built);
  main(process.argv.slice(2), processSurroundings()).then((code) => {
    process.exitCode = code;
  });
}
