'use strict';

const { parseArgs } = require('node:util');

const HELP = `Packs every package that is published, as npm would, and looks at what a user would get: the files, the entries, the types.

Usage: npm run packages:check -- [options]

Options:
  --update   write the list of their contents anew
  --help     print this
`;

const options = /** @type {const} */ ({
  update: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
});

/**
 * @param {readonly string[]} args
 * @throws Error with a sentence for the user
 */
function optionsOf(args) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new Error(`${/** @type {Error} */ (cause).message}. See --help.`, { cause });
  }
}

module.exports = { HELP, optionsOf };
