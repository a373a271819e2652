'use strict';

const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { parseArgs } = require('node:util');
const { judge, newBaseline } = require('./ratchet');
const { readProjects } = require('./readProjects');
const { report } = require('./report');
const { judgeTogether, WANTED_PERCENT } = require('./together');

/** Committed; written by `--update` only. */
const baselineFile = '.ci/coverage.json';

const options = /** @type {const} */ ({
  update: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
});

const help = `Compares how many lines and branches no test reaches with what ${baselineFile} allows, for each project.
Numbers are compared, not shares: to delete code that was covered costs nothing. Up to 3 more of each may be by chance.

Usage: npm run coverage -- [options]

Options:
  --update   write what is there now as the new baseline; what could not be evaluated keeps its row
  --all      fail when anything was not evaluated
  --json     print {ok, projects: [{folder, verdict, count, allowed, files}], together}
  --help     print this

A project is judged when all of its tests were run with coverage on the sources that are there, now or from the cache of Nx; else it is
"not evaluated". broker-coinbase, broker-mock and orchestration are judged together too, with all suites of scenarios:
${WANTED_PERCENT} % of their lines must be reached.

Examples:
  npm test -- -c ci && npm run test:process -- -c ci && npm run coverage -- --all
  npx nx test @bot/core -c ci && npm run coverage
  npm run coverage -- --update
`;

/**
 * The command `coverage`.
 * @param {readonly string[]} args
 * @param {string} root
 * @returns {{ ok: boolean, text: string }}
 * @throws Error with a sentence for the user
 */
function coverage(args, root) {
  const { update, all, json, help: wantsHelp } = optionsOf(args);
  if (wantsHelp) return { ok: true, text: help };
  const projects = readProjects(root);
  const baseline = readBaseline(root);
  const judgements = projects.map((project) => judge(project, baseline));
  const together = judgeTogether(projects);
  if (update) {
    mkdirSync(dirname(join(root, baselineFile)), { recursive: true });
    writeFileSync(join(root, baselineFile), `${JSON.stringify(newBaseline(judgements, baseline), null, 2)}\n`);
    return { ok: true, text: `${report(judgements, together)}\nWritten to ${baselineFile}.\n` };
  }
  const verdicts = [...judgements, together].map(({ verdict }) => verdict);
  const isWhole = !all || (projects.length > 0 && !verdicts.includes('NotEvaluated'));
  const ok = isWhole && !verdicts.includes('More') && !verdicts.includes('TooLittle');
  const missing = isWhole ? '' : '\n✗ With --all everything must be evaluated.\n';
  return { ok, text: json ? asJson(ok, judgements, together) : `${report(judgements, together)}${missing}` };
}

/** @param {readonly string[]} args */
function optionsOf(args) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new Error(`${/** @type {Error} */ (cause).message}. See --help.`, { cause });
  }
}

/**
 * @param {string} root
 * @returns {import('./ratchet').Baseline}
 */
function readBaseline(root) {
  const file = join(root, baselineFile);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${baselineFile} is no JSON: take it from git, or write it anew with --update.`, { cause });
  }
}

/**
 * @param {boolean} ok
 * @param {readonly import('./ratchet').Judgement[]} judgements
 * @param {import('./together').Together} together
 */
function asJson(ok, judgements, together) {
  const projects = judgements.map(({ project, ...judgement }) => ({ folder: project.folder, ...judgement }));
  return `${JSON.stringify({ ok, projects, together }, null, 2)}\n`;
}

module.exports = { coverage };
