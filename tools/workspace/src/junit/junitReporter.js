'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { junitXml } = require('./junit');

/** Where a project leaves its run; a folder that is declared as an output in nx.json, so that a cached run has it too. */
const junitFile = 'test-results/junit.xml';

/**
 * The part of Jest's result that is told.
 * @typedef {{ fullName: string, status: string, duration?: number | null, failureMessages: readonly string[] }} JestCase
 * @typedef {{ testFilePath: string, testResults: readonly JestCase[], failureMessage?: string | null, testExecError?: unknown }} JestFile
 */

/** A reporter of Jest that leaves the run as JUnit beside the project. */
class JunitReporter {
  /**
   * @param {unknown} _globalConfig
   * @param {{ projectDir: string }} options
   */
  constructor(_globalConfig, { projectDir }) {
    this.projectDir = projectDir;
  }

  /**
   * @param {unknown} _tests
   * @param {{ testResults: readonly JestFile[] }} results
   */
  onRunComplete(_tests, { testResults }) {
    const { name } = require(join(this.projectDir, 'package.json'));
    const cases = testResults.flatMap((file) => casesOf(relative(this.projectDir, file.testFilePath), file));
    mkdirSync(join(this.projectDir, 'test-results'), { recursive: true });
    writeFileSync(join(this.projectDir, junitFile), junitXml(name, cases));
  }
}

/**
 * @param {string} suite @param {JestFile} file
 * @returns {import('./junit').JunitCase[]}
 */
function casesOf(suite, { testResults, testExecError, failureMessage }) {
  if (testExecError) return [{ suite, name: suite, seconds: 0, failure: failureMessage || 'The file was not run.' }];
  return testResults.map(({ fullName, status, duration, failureMessages }) => ({
    ...{ suite, name: fullName, seconds: (duration ?? 0) / 1000 },
    ...(status === 'failed' ? { failure: failureMessages.join('\n') } : {}),
    ...(status === 'passed' || status === 'failed' ? {} : { skipped: status }),
  }));
}

module.exports = JunitReporter;
