'use strict';

const { countOf, uncoveredIn } = require('./uncovered');

/**
 * How much of each project no test reaches, by its folder: what was so when the baseline was written.
 * @typedef {Record<string, import('./uncovered').UncoveredCount>} Baseline
 */

/**
 * @typedef {object} Judgement
 * @property {import('./readProjects').Project} project
 * @property {'AsBefore' | 'Fewer' | 'More' | 'NotEvaluated'} verdict
 * @property {import('./uncovered').UncoveredCount} count
 * @property {import('./uncovered').UncoveredCount} allowed
 * @property {readonly ({ file: string } & import('./uncovered').Uncovered)[]} files those with something uncovered
 */

/**
 * Judges numbers, not shares: who deletes code that was covered loses nothing by it. A project without a baseline is allowed nothing.
 * @param {import('./readProjects').Project} project
 * @param {Baseline} baseline
 * @returns {Judgement}
 */
function judge(project, baseline) {
  const { folder, covers, missing } = project;
  const own = covers.files().filter((file) => file.startsWith(`${folder}/src/`));
  const files = own
    .map((file) => ({ file, ...uncoveredIn(covers.fileCoverageFor(file)) }))
    .filter(({ lines, branches }) => lines.length + branches.length > 0);
  const count = countOf(files);
  const allowed = baseline[folder] ?? { lines: 0, branches: 0 };
  return { project, verdict: missing === null ? verdictOf(count, allowed) : 'NotEvaluated', count, allowed, files };
}

/** Sockets and processes take one branch or the other by chance. It does not add up: the baseline stays where it is. */
const CHANCE = 3;

/**
 * @param {import('./uncovered').UncoveredCount} count
 * @param {import('./uncovered').UncoveredCount} allowed
 */
function verdictOf(count, allowed) {
  if (count.lines > allowed.lines + CHANCE || count.branches > allowed.branches + CHANCE) return 'More';
  return count.lines < allowed.lines || count.branches < allowed.branches ? 'Fewer' : 'AsBefore';
}

/**
 * The baseline after these judgements: what was not evaluated stays as it was, and projects that are gone are left out.
 * @param {readonly Judgement[]} judgements
 * @param {Baseline} before
 * @returns {Baseline}
 */
function newBaseline(judgements, before) {
  const rows = judgements.flatMap(({ project: { folder }, verdict, count }) => {
    const row = verdict === 'NotEvaluated' ? before[folder] : count;
    return row === undefined ? [] : [[folder, row]];
  });
  return Object.fromEntries(rows);
}

module.exports = { judge, newBaseline };
