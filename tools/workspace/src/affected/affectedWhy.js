'use strict';

const { parseArgs } = require('node:util');
const { explain } = require('./explain');
const { AffectedError, readChange } = require('./readChange');
const { readGraph } = require('./readGraph');
const { table } = require('./table');

const help = `Says for each scenario suite whether a change runs it, and the way in the project graph that selected it.

Usage: npm run affected:why -- [options]

Options:
  --base=REF     compare with where this revision was left (default: main)
  --head=REF     look at this revision; without it at the working tree, untracked files included
  --files=A,B    what if these files had changed, instead of --base and --head
  --json         print JSON
  --help         print this

Examples:
  npm run affected:why                                      what you have not yet merged into main
  npm run affected:why -- --base=HEAD~1                     the last commit and the working tree
  npm run affected:why -- --base=v0.1.0 --head=v0.2.0       between two releases
  npm run affected:why -- --files=packages/core/src/money/rounding.ts
`;

/**
 * @param {readonly string[]} args
 * @param {{ root: string, colors: boolean }} environment
 * @returns {string} what to print
 * @throws {AffectedError} with a sentence for the user
 */
function affectedWhy(args, { root, colors }) {
  const { base, head, files, json, help: asked } = parse(args);
  if (asked === true) return help;
  const change = readChange(root, { base, head, files: files?.split(',') });
  const explanations = explain(readGraph(root), change);
  if (json === true) return `${JSON.stringify({ changedFiles: change.changedFiles, suites: explanations }, null, 2)}\n`;
  return `${table(explanations, { colors })}\n`;
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        base: { type: 'string', default: 'main' },
        head: { type: 'string' },
        files: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    throw new AffectedError(`${/** @type {Error} */ (error).message} See --help.`);
  }
}

module.exports = { affectedWhy };
