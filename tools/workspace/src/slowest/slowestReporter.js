'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { placeOf } = require('../oneFile/oneFile');
const { slowestFile, slowestOf } = require('./slowest');

/**
 * The part of Jest's result that is told.
 * @typedef {{ fullName: string, ancestorTitles: readonly string[], duration?: number | null }} Test
 * @typedef {{ testFilePath: string, testResults: readonly Test[] }} TestFile
 */

/** A reporter of Jest that leaves the slowest tests of the run beside the project. */
class SlowestReporter {
  /**
   * @param {unknown} _globalConfig
   * @param {{ projectDir: string }} options
   */
  constructor(_globalConfig, { projectDir }) {
    this.projectDir = projectDir;
  }

  /**
   * @param {unknown} _tests
   * @param {{ testResults: readonly TestFile[] }} results
   */
  onRunComplete(_tests, { testResults }) {
    const project = require(join(this.projectDir, 'package.json')).name;
    const tests = testResults.flatMap(({ testFilePath, testResults: cases }) =>
      cases.map((test) => ({
        ...{ name: placeOf(testFilePath, test).name, project },
        seconds: (test.duration ?? 0) / 1000,
      })),
    );
    mkdirSync(join(this.projectDir, 'test-results'), { recursive: true });
    writeFileSync(join(this.projectDir, slowestFile), `${JSON.stringify(slowestOf(tests))}\n`);
  }
}

module.exports = SlowestReporter;
