'use strict';

require('../src/node/requireNode').requireNode();
const { join } = require('node:path');
const { affectedWhy } = require('../src/affected/affectedWhy');
const { AffectedError } = require('../src/affected/readChange');

try {
  const colors = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  process.stdout.write(affectedWhy(process.argv.slice(2), { root: join(__dirname, '../../..'), colors }));
} catch (error) {
  if (!(error instanceof AffectedError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
