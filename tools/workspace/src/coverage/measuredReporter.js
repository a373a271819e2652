'use strict';

const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { measuredFile, measuredOn } = require('./measured');

/**
 * The part of Jest's configuration that says whether all tests are run.
 * @typedef {object} GlobalConfig
 * @property {boolean} collectCoverage
 * @property {string} [testNamePattern]
 * @property {{ patterns: readonly string[] }} testPathPatterns
 * @property {boolean} [onlyChanged]
 * @property {boolean} [onlyFailures]
 * @property {boolean} [findRelatedTests]
 * @property {unknown} [shard]
 */

/** A reporter of Jest that notes which sources the coverage belongs to, when all tests of the project were run and have passed. */
class MeasuredReporter {
  /**
   * @param {GlobalConfig} globalConfig
   * @param {{ projectDir: string }} options
   */
  constructor(globalConfig, { projectDir }) {
    this.globalConfig = globalConfig;
    this.projectDir = projectDir;
  }

  /**
   * @param {unknown} _tests
   * @param {{ numFailedTests: number, numRuntimeErrorTestSuites: number }} results not yet known as a success or none
   */
  onRunComplete(_tests, { numFailedTests, numRuntimeErrorTestSuites }) {
    if (!this.globalConfig.collectCoverage) return;
    const file = join(this.projectDir, measuredFile);
    rmSync(file, { force: true });
    if (numFailedTests + numRuntimeErrorTestSuites > 0 || isPartial(this.globalConfig)) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(measuredOn(this.projectDir))}\n`);
  }
}

/** @param {GlobalConfig} config */
const isPartial = (config) =>
  config.testPathPatterns.patterns.length > 0 ||
  [config.testNamePattern, config.onlyChanged, config.onlyFailures, config.findRelatedTests, config.shard].some(
    Boolean,
  );

module.exports = MeasuredReporter;
