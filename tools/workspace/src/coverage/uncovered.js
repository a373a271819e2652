'use strict';

/**
 * What no test reaches in a file or in several: the numbers of its lines, and of the line of each branch (a line may have several).
 * @typedef {{ lines: readonly number[], branches: readonly number[] }} Uncovered
 * @typedef {{ lines: number, branches: number }} UncoveredCount
 * @typedef {import('istanbul-lib-coverage').FileCoverage} FileCoverage
 */

/**
 * @param {FileCoverage} file
 * @returns {Uncovered}
 */
function uncoveredIn(file) {
  const branches = Object.entries(file.b).flatMap(([id, hits]) =>
    hits.flatMap((count, index) => (count > 0 ? [] : [lineOfBranch(file, id, index)])),
  );
  return { lines: file.getUncoveredLines().map(Number), branches: branches.sort((a, b) => a - b) };
}

/**
 * The side of an `if` that is not written down has no place of its own.
 * @param {FileCoverage} file @param {string} id @param {number} index
 */
function lineOfBranch(file, id, index) {
  const branch = file.branchMap[id];
  return Number(branch?.locations[index]?.start.line ?? branch?.loc.start.line);
}

/**
 * @param {readonly Uncovered[]} files
 * @returns {UncoveredCount}
 */
const countOf = (files) => ({
  lines: files.reduce((sum, { lines }) => sum + lines.length, 0),
  branches: files.reduce((sum, { branches }) => sum + branches.length, 0),
});

/**
 * Worked example: 3, 4, 5, 9 is `3-5, 9`.
 * @param {readonly number[]} numbers in rising order
 */
function rangesOf(numbers) {
  /** @type {{ first: number, last: number }[]} */
  const ranges = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && number <= range.last + 1) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}

module.exports = { uncoveredIn, countOf, rangesOf };
