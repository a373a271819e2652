'use strict';

require('../../workspace/src/node/requireNode').requireNode();
const { execFile } = require('node:child_process');
const { globSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { basename, dirname, join } = require('node:path');
const { outcomesIn, plantedRun, recordResults, runZoo } = require('../dist/index.js');

const root = join(__dirname, '../../..');

/** More than any scenario takes; one that a bug sends round in circles is ended. */
const TIMEOUT_MS = 300_000;

/** What scenarios leave behind on the disk goes with the process, also when it is ended. */
const run = (suiteRun) =>
  new Promise((resolve) => {
    const folder = mkdtempSync(join(tmpdir(), 'zoo-'));
    const env = { ...process.env, TMPDIR: folder };
    const limits = { maxBuffer: 2 ** 26, timeout: TIMEOUT_MS, killSignal: 'SIGKILL', env };
    const child = execFile(process.execPath, [join(__dirname, 'runScenarios.js')], limits, (error, printed, said) => {
      rmSync(folder, { recursive: true });
      resolve(outcomesIn(suiteRun, printed, said || String(error)));
    });
    child.stdin.end(JSON.stringify(plantedRun(root, suiteRun)));
  });

const suiteFiles = globSync('packages/scenarios/suites/*/suite.json', { cwd: root });

const surroundings = {
  suites: suiteFiles.map((file) => basename(dirname(file))).sort(),
  run,
  record: (results) => recordResults(root, results),
  progress: (line) => process.stderr.write(`${line}\n`),
  isColoured: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
};

runZoo(process.argv.slice(2), surroundings).then(
  ({ text, ok }) => {
    process.stdout.write(text);
    process.exitCode = ok ? 0 : 1;
  },
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
