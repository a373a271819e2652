'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { countsFile, countsOf } = require('./counts');

/** A reporter of Jest that leaves the counts of the run beside the project. */
class CountsReporter {
  /**
   * @param {unknown} _globalConfig
   * @param {{ projectDir: string }} options
   */
  constructor(_globalConfig, { projectDir }) {
    this.projectDir = projectDir;
  }

  /**
   * @param {unknown} _tests
   * @param {import('./counts').JestResult} results
   */
  onRunComplete(_tests, results) {
    mkdirSync(join(this.projectDir, 'test-results'), { recursive: true });
    writeFileSync(join(this.projectDir, countsFile), `${JSON.stringify(countsOf(results))}\n`);
  }
}

module.exports = CountsReporter;
