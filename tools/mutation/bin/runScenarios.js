'use strict';
// Runs scenarios of one suite in a process of its own, with a bug in one file or without. It is told what on its standard input,
// {suite, ids, planted}, and prints how each ended. A test runner around it would take longer to start than the scenarios take.

const { readFileSync } = require('node:fs');
const { enableCompileCache, registerHooks } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const root = join(__dirname, '../../..');
enableCompileCache(join(root, '.nx/compile-cache'));
const { suite, ids, planted } = JSON.parse(readFileSync(0, 'utf8'));

if (planted !== null) {
  const plantedUrl = pathToFileURL(join(root, planted.file)).href;
  registerHooks({
    load: (url, context, next) =>
      url === plantedUrl ? { format: 'commonjs', source: planted.code, shortCircuit: true } : next(url, context),
  });
}

/** The part of a test runner that suites use. */
const tests = new Map();
const { expect } = require('expect');
Object.assign(globalThis, {
  expect,
  test: Object.assign((name, run) => void tests.set(name, run), { skip: () => {}, todo: () => {} }),
  afterEach: () => {},
  afterAll: () => {},
});

const suites = join(root, 'packages/scenarios/suites');

/** Layer W is carried out in memory alone: real sockets are slower, and find the same. */
function define() {
  const { layer } = require(join(suites, suite, 'suite.json'));
  const inMemory = require(join(root, 'packages/test-fixtures')).inMemoryLayer();
  const made = layer === 'W' ? require(join(suites, 'coinbase-conformance')).overMemory(inMemory) : inMemory;
  require(join(suites, suite)).define(made);
}

async function outcomes() {
  define();
  const chosen = [...tests].filter(([name]) => ids === 'all' || ids.includes(name.slice(0, name.indexOf(' '))));
  const ended = [];
  for (const [name, run] of chosen) {
    const report = await run().then(
      () => '',
      (error) => String(error?.stack ?? error),
    );
    ended.push({ scenario: `${suite}/${name.slice(0, name.indexOf(' '))}`, passed: report === '', report });
  }
  return ended;
}

outcomes()
  .catch((error) => [{ scenario: suite, passed: false, report: `The suite could not be run: ${String(error?.stack)}` }])
  .then((ended) => process.stdout.write(JSON.stringify(ended), () => process.exit()));
