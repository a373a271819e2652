'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { slowestFile, slowestOf } = require('./slowest');

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
   * @param {{ testResults: readonly { testResults: readonly { fullName: string, duration?: number | null }[] }[] }} results
   */
  onRunComplete(_tests, { testResults }) {
    const project = require(join(this.projectDir, 'package.json')).name;
    const tests = testResults.flatMap(({ testResults: cases }) =>
      cases.map(({ fullName, duration }) => ({ name: fullName, project, seconds: (duration ?? 0) / 1000 })),
    );
    mkdirSync(join(this.projectDir, 'test-results'), { recursive: true });
    writeFileSync(join(this.projectDir, slowestFile), `${JSON.stringify(slowestOf(tests))}\n`);
  }
}

module.exports = SlowestReporter;
