'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { countsFile, countsOf } = require('./counts');

/** A reporter of Jest that leaves the counts of the run beside the project. */
class CountsReporter {
  /** @param {{ rootDir: string }} globalConfig */
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  /**
   * @param {unknown} _tests
   * @param {import('./counts').JestResult} results
   */
  onRunComplete(_tests, results) {
    mkdirSync(join(this.rootDir, 'test-results'), { recursive: true });
    writeFileSync(join(this.rootDir, countsFile), `${JSON.stringify(countsOf(results))}\n`);
  }
}

module.exports = CountsReporter;
