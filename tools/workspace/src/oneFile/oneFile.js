'use strict';

const { globSync } = require('node:fs');
const { join } = require('node:path');

const allTests = join(__dirname, 'allTests.js');

/**
 * What a configuration of Jest says to run these files as one. Each on its own is how `.ci/run` and a plain `jest` take them, so that
 * none leans on another.
 * @param {readonly string[]} files from the folder in which Jest runs
 */
const asOneFile = (files) => ({ testMatch: [allTests], globals: { filesOfTests: files } });

/**
 * The tests of a project that start no process.
 * @param {string} projectDir
 * @returns {readonly string[]} from the project
 */
const inProcess = (projectDir) =>
  globSync('src/**/*.test.ts', { cwd: projectDir })
    .filter((file) => !/process\.test\.ts$/i.test(file))
    .sort();

/**
 * The file that a test stands in, and its name without it.
 * @param {string} path the file that Jest ran
 * @param {{ fullName: string, ancestorTitles: readonly string[] }} test
 * @returns {{ suite?: string, name: string }} the file as `suite`, from the project, where many were run as one
 */
function placeOf(path, { fullName, ancestorTitles }) {
  if (path !== allTests) return { name: fullName };
  const suite = String(ancestorTitles[0]);
  return { suite, name: fullName.slice(suite.length + 1) };
}

module.exports = { allTests, asOneFile, inProcess, placeOf };
