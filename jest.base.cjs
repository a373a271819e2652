'use strict';
// One preset for every package: its own code from its sources, other packages from their build (`nx test` makes it; else `tsc -b`),
// so that each is compiled once and not by every project that imports it. A suite that collects coverage reads the sources of all.

const { dirname, join, relative } = require('node:path');
const { modules } = require('./tools/workspace/src/coverage/modules');
const { requireNode } = require('./tools/workspace/src/node/requireNode');
const { allTests, asOneFile, inProcess } = require('./tools/workspace/src/oneFile/oneFile');

requireNode();

/**
 * What is covered of a folder: not its tests, nor its index files, which lint keeps to lists of names. Commands in bin/ are outside src.
 * @param {string} folder
 */
const sourcesOf = (folder) => [`${folder}/**/*.ts`, `!${folder}/**/*.test.ts`, `!${folder}/**/index.ts`];
/** What a suite reaches of these counts for them (`npm run coverage`). Nothing outside of the root of Jest can be covered. */
const trading = modules.map((folder) => `${folder}/src`);
const gate = { lines: 90, branches: 90 };

/**
 * A package that is imported by its own name, by an example or by others that it is tested with, is the one under test.
 * @param {string} projectDir
 * @param {{ name: string, exports?: Record<string, { '@bot/source'?: string }> }} manifest
 */
const itself = (projectDir, { name, exports = {} }) =>
  Object.fromEntries(
    Object.entries(exports).flatMap(([path, { '@bot/source': source }]) =>
      source === undefined ? [] : [[`^${name}${path.slice(1)}$`, join(projectDir, source)]],
    ),
  );

const isCollecting = process.argv.some((argument) => /^--(collect-?)?coverage(=true)?$/i.test(argument));

/** @param {string} projectDir the folder of the package or suite */
module.exports = function jestBase(projectDir) {
  const manifest = require(`${projectDir}/package.json`);
  const isSuite = dirname(projectDir) === join(__dirname, 'packages/scenarios/suites');
  // What `npm test` asks for, once all is compiled: the unit tests that start no process. A suite is one file already.
  const isInProcess = process.env.TESTS === 'in-process';
  const isOneFile = isInProcess && !isSuite;
  const isAboutProcesses = isSuite && require(`${projectDir}/suite.json`).layer === 'P';
  const conditions = ['node', 'node-addons', ...(isSuite && isCollecting ? ['@bot/source'] : [])];
  const rootDir = isSuite ? __dirname : projectDir;
  const sources = relative(rootDir, join(projectDir, 'src'));
  /** @param {string} file a reporter of the workspace: what a run leaves beside its project */
  const ours = (file) => [join(__dirname, 'tools/workspace/src', file), { projectDir }];
  return {
    displayName: manifest.name.replace('@bot/', ''),
    rootDir,
    roots: [projectDir, ...(isOneFile ? [dirname(allTests)] : [])],
    // It is asked for at every start, and helps only those who watch.
    watchman: false,
    testEnvironment: join(__dirname, 'tools/workspace/src/environment/plainGlobals.js'),
    testEnvironmentOptions: { customExportConditions: conditions },
    moduleNameMapper: itself(projectDir, manifest),
    // Ends what hangs, and measures nothing: a busy machine may take its time.
    testTimeout: 60_000,
    // What a property draws is random, but for coverage that is compared with what it was.
    setupFiles: isCollecting ? [join(__dirname, 'tools/workspace/src/coverage/pinnedSeed.js')] : [],
    // What is in memory does not depend on chance, and is not tried again.
    setupFilesAfterEnv: isAboutProcesses ? [join(__dirname, 'tools/workspace/src/retries/processRetries.js')] : [],
    testMatch: [`${projectDir}/src/**/*.test.ts`],
    // The stories that go over sockets go over the wire in memory, too; of both, `npm test` takes the sockets.
    testPathIgnorePatterns: ['/node_modules/', ...(isInProcess ? ['\\.memory\\.test\\.ts$'] : [])],
    ...(isOneFile ? asOneFile(inProcess(projectDir)) : {}),
    transform: {
      '^.+\\.ts$': [
        join(__dirname, 'tools/workspace/src/transform/tsTransformer.js'),
        { tsconfig: `${projectDir}/tsconfig.spec.json`, isCompiled: isInProcess },
      ],
    },
    // What others have built is read as it is, and not kept once more by every project.
    transformIgnorePatterns: ['/node_modules/', '/(packages|suites|tools)/[^/]+/dist/'],
    reporters: [
      'default',
      ...['counts/countsReporter.js', 'slowest/slowestReporter.js', 'junit/junitReporter.js'].map(ours),
      ours('coverage/measuredReporter.js'),
    ],
    collectCoverageFrom: [sources, ...(isSuite ? trading : [])].flatMap(sourcesOf),
    coverageDirectory: `${projectDir}/coverage`,
    coverageReporters: ['json', 'json-summary', 'text-summary'],
    coverageThreshold: { ...(isSuite ? {} : { global: gate }), [`${projectDir}/src/**/*.ts`]: gate },
  };
};
