'use strict';

/**
 * How many tests a project has, by outcome. A test file that could not even be loaded counts as one failure.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** Where a project leaves its counts; declared as an output in nx.json, so that a cached run has them too. */
const countsFile = 'test-results/counts.json';

/**
 * The part of Jest's result that is counted.
 * @typedef {Record<'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites' | 'numPendingTests' | 'numTodoTests', number>} JestResult
 */

/**
 * @param {JestResult} results
 * @returns {Counts}
 */
function countsOf(results) {
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

module.exports = { countsFile, countsOf };
