'use strict';

const { globSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Tests that start a process of their own, or run the command in real time, are in files whose names end so. */
const processTests = '*[pP]rocess.test.ts';

/**
 * The projects that have a test of processes.
 * @param {string} root folder of the workspace
 * @returns {readonly string[]}
 */
function projectsWithProcesses(root) {
  const files = globSync(`{packages,tools}/**/src/**/${processTests}`, {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  });
  const folders = new Set(files.map((file) => file.slice(0, file.indexOf('/src/'))));
  return [...folders].sort().map((folder) => {
    const { name, nx } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return nx?.name ?? name;
  });
}

/**
 * What Nx is asked for: everything but the tests of processes, or these alone. All has been built before, by one compiler instead of
 * one for each project. Another configuration that is named is taken instead.
 * @param {string} root folder of the workspace
 * @param {readonly string[]} args those of the caller; `--process` first asks for the tests of processes
 * @returns {readonly string[]}
 */
function testRun(root, args) {
  const ofProcesses = args[0] === '--process';
  const rest = ofProcesses ? args.slice(1) : args;
  const configured = rest.some((arg) => /^(-c|--configuration)(=|$)/.test(arg));
  return [
    ...['run-many', '-t', 'test', '--exclude-task-dependencies'],
    ...(ofProcesses ? ['-p', projectsWithProcesses(root).join(',')] : ['--exclude=tag:layer:P']),
    ...(configured ? [] : ['-c', ofProcesses ? 'process' : 'in-process']),
    ...rest,
  ];
}

module.exports = { testRun };
