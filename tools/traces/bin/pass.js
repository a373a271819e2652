'use strict';

// One pass, in a process of its own: `node pass.js ORDER_SEED NAME=FOLDER…` prints one outcome a line, as JSON.

const { writeSync } = require('node:fs');
const { pass } = require('../dist/index.js');

const [orderSeed, ...suites] = process.argv.slice(2);

async function main() {
  const packages = suites.map((suite) => {
    const [name, folder] = suite.split('=');
    return [name, require(folder)];
  });
  for await (const outcome of pass(Object.fromEntries(packages), orderSeed)) writeLine(JSON.stringify(outcome));
}

/** Whole, before the next scenario: what a full pipe did not take is written again. */
function writeLine(text) {
  let rest = Buffer.from(`${text}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
