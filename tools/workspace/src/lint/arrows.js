'use strict';

const everything = [
  'core',
  'simulation',
  'conformance',
  'broker-mock',
  'broker-coinbase',
  'coinbase-simulator',
  'orchestration',
  'test-fixtures',
  'cli',
];

/**
 * Which package may import which: arrows go down only. A new package gets a row here and the tag `package:<name>`.
 * @type {Record<string, readonly string[]>}
 */
const arrows = {
  core: [],
  simulation: ['core'],
  conformance: ['core', 'simulation'],
  'broker-mock': ['core', 'simulation'],
  'broker-coinbase': ['core'],
  // Never broker-coinbase: each is written from the facts on its own, so that they check one another.
  'coinbase-simulator': ['core', 'simulation', 'broker-mock'],
  orchestration: ['core'],
  // Never the bot itself, or every change to it would run every suite.
  'test-fixtures': ['core', 'simulation', 'conformance', 'broker-mock'],
  cli: ['core', 'simulation', 'broker-mock', 'broker-coinbase', 'orchestration'],
  scenarios: [...everything, 'scenarios'],
  docs: [...everything, 'scenarios'],
  'scenario-command': ['docs', 'test-fixtures'],
  bench: everything,
  // It meets the packages only as tarballs.
  consumers: [],
  fuzz: ['core', 'simulation', 'broker-mock', 'broker-coinbase', 'coinbase-simulator'],
  traces: ['core', 'simulation', 'test-fixtures'],
  // It reads and starts what it tries, and imports none of it.
  mutation: [],
  // Every suite depends on the tools: one import here would run all suites upon a change to what is imported.
  tools: [],
};

/** Arrows on top of these for tests. Nx counts them like any other, so the packages at the bottom have none. */
const testArrows = Object.fromEntries(
  ['broker-mock', 'broker-coinbase', 'coinbase-simulator', 'orchestration', 'cli'].map((name) => [
    name,
    ['simulation', 'conformance', ...(name === 'cli' ? ['coinbase-simulator'] : [])],
  ]),
);

/** The same for the worlds that tests share, in `src/testing`. That of orchestration is published, as an entry of its own. */
const testingArrows = { ...testArrows, orchestration: ['simulation'] };

/** Suites that say something about the venue alone must not be run for a change to the bot. */
const withoutBot = {
  sourceTag: 'topic:broker-port',
  notDependOnLibsWithTags: ['package:orchestration', 'package:cli'],
};

/**
 * The options of `@nx/enforce-module-boundaries`.
 * @param {Record<string, readonly string[]>} [more] arrows on top of the table, by package
 */
function boundaries(more = {}) {
  const rows = Object.entries(arrows).map(([name, targets]) => ({
    sourceTag: `package:${name}`,
    onlyDependOnLibsWithTags: [...targets, ...(more[name] ?? [])].map((target) => `package:${target}`),
  }));
  return { allow: [], depConstraints: [...rows, withoutBot] };
}

module.exports = { arrows, boundaries, testArrows, testingArrows };
