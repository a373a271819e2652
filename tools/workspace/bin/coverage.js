'use strict';

require('../src/node/requireNode').requireNode();
const { join } = require('node:path');
const { coverage } = require('../src/coverage/coverage');

try {
  const { ok, text } = coverage(process.argv.slice(2), join(__dirname, '../../..'));
  process.stdout.write(text);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}
