'use strict';

const { modules } = require('./modules');
const { WANTED_PERCENT } = require('./together');
const { rangesOf } = require('./uncovered');

/** So many of what is missing are named; each has a line of its own above. */
const NAMED = 3;

/** @param {import('./uncovered').UncoveredCount} count */
const counted = ({ lines, branches }) => `${lines} lines, ${branches} branches`;

/**
 * One line for a project, and for one that got worse the places and the command that shows them.
 * @param {number} width of the longest name of a folder
 * @param {import('./ratchet').Judgement} judgement
 * @returns {string[]}
 */
function judgementLines(width, { project: { folder, name, missing }, verdict, count, allowed, files }) {
  const start = `${verdict === 'More' ? '✗' : ' '} ${folder.padEnd(width)}`;
  switch (verdict) {
    case 'NotEvaluated':
      return [`${start} not evaluated: ${missing} (npx nx test ${name} -c ci)`];
    case 'AsBefore':
      return [`${start} ${counted(count)}`];
    case 'Fewer':
      return [`${start} ${counted(count)}; it was ${counted(allowed)}: npm run coverage -- --update keeps it so`];
    case 'More':
      return [
        `${start} ${counted(count)}; ${counted(allowed)} are allowed`,
        ...files.map((file) => `    ${placesOf(file)}`),
        `    to see it: cd ${folder} && npx jest --coverage --coverageReporters=html, then open coverage/index.html`,
      ];
  }
}

/** @param {{ file: string } & import('./uncovered').Uncovered} uncovered */
function placesOf({ file, lines, branches }) {
  const places = [
    ...(lines.length === 0 ? [] : [`lines ${rangesOf(lines)}`]),
    ...(branches.length === 0 ? [] : [`branches at ${rangesOf([...new Set(branches)])}`]),
  ];
  return `${file}: ${places.join('; ')}`;
}

/** @param {import('./together').Together} together */
function togetherLine({ verdict, covered, total, missing }) {
  const names = modules.map((folder) => folder.replace('packages/', '')).join(', ');
  const start = `${verdict === 'TooLittle' ? '✗' : ' '} ${names} together, with all suites:`;
  if (verdict === 'NotEvaluated')
    return `${start} not evaluated, for lack of ${missing.slice(0, NAMED).join(', ')}${missing.length > NAMED ? ` and ${missing.length - NAMED} more` : ''}`;
  // Rounded down: 94.999 is not 95.
  const percent = (Math.floor((10_000 * covered) / Math.max(1, total)) / 100).toFixed(2);
  return `${start} ${percent} % of ${total} lines; ${WANTED_PERCENT} % are wanted`;
}

/**
 * @param {readonly import('./ratchet').Judgement[]} judgements
 * @param {import('./together').Together} together
 */
function report(judgements, together) {
  const width = Math.max(0, ...judgements.map(({ project: { folder } }) => folder.length));
  return [
    'Not reached by any test of the project:',
    ...judgements.flatMap((judgement) => judgementLines(width, judgement)),
    '',
    togetherLine(together),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

module.exports = { report };
