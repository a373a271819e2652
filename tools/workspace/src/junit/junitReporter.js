'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { placeOf } = require('../oneFile/oneFile');
const { junitXml } = require('./junit');

/** Where a project leaves its run; a folder that is declared as an output in nx.json, so that a cached run has it too. */
const junitFile = 'test-results/junit.xml';

/**
 * The part of Jest's result that is told.
 * @typedef {{ fullName: string, ancestorTitles: readonly string[], status: string, duration?: number | null, failureMessages: readonly string[],
 *   retryReasons?: readonly string[] }} JestCase
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
    const cases = testResults.flatMap((file) => casesOf(this.projectDir, file));
    mkdirSync(join(this.projectDir, 'test-results'), { recursive: true });
    writeFileSync(join(this.projectDir, junitFile), junitXml(name, cases));
  }
}

/**
 * @param {string} projectDir @param {JestFile} file
 * @returns {import('./junit').JunitCase[]}
 */
function casesOf(projectDir, { testFilePath, testResults, testExecError, failureMessage }) {
  const suite = relative(projectDir, testFilePath);
  if (testExecError) return [{ suite, name: suite, seconds: 0, failure: failureMessage || 'The file was not run.' }];
  return testResults.map((test) => ({
    ...{ suite, ...placeOf(testFilePath, test), seconds: (test.duration ?? 0) / 1000 },
    ...(test.retryReasons?.length ? { retries: test.retryReasons } : {}),
    ...(test.status === 'failed' ? { failure: test.failureMessages.join('\n') } : {}),
    ...(test.status === 'passed' || test.status === 'failed' ? {} : { skipped: test.status }),
  }));
}

module.exports = JunitReporter;
