'use strict';

const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { measuredOn } = require('../src/coverage/measured');

/**
 * How often each line of a file is reached, and each side of the branches on a line.
 * @typedef {{ lines: readonly number[], branches?: Record<number, readonly number[]> }} Reached
 */

/** A workspace of planted projects, whose coverage says what a test wants; `remove` takes it away. */
function coveredWorkspace() {
  const root = mkdtempSync(join(tmpdir(), 'coverage-'));
  /** @param {string} path @param {string} text */
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  return {
    root,
    write,
    remove: () => rmSync(root, { recursive: true }),
    /**
     * A project with one line of source for each line that is told of; `measured: false` is one whose tests were not all run.
     * @param {string} folder
     * @param {Record<string, Reached>} files by their path from the root, those of other projects too
     * @param {{ measuredAt?: string, measured?: boolean }} [options] where the coverage was measured; here, unless it says otherwise
     */
    project(folder, files, { measuredAt = root, measured = true } = {}) {
      write(`${folder}/jest.config.cjs`, '');
      write(`${folder}/package.json`, JSON.stringify({ name: `@bot/${folder.split('/').at(-1)}` }));
      for (const [path, { lines }] of Object.entries(files)) write(path, 'run();\n'.repeat(lines.length));
      const data = Object.entries(files).map(([path, reached]) => {
        const file = `${measuredAt}/${path}`;
        return [file, coverageOf(file, reached)];
      });
      write(`${folder}/coverage/coverage-final.json`, JSON.stringify(Object.fromEntries(data)));
      if (!measured) return;
      write(`${folder}/coverage/measured.json`, JSON.stringify(measuredOn(join(root, folder))));
    },
  };
}

/** @param {string} path @param {Reached} reached */
function coverageOf(path, { lines, branches = {} }) {
  /** @param {number} line */
  const at = (line) => ({ start: { line, column: 0 }, end: { line, column: 6 } });
  const rows = Object.entries(branches);
  // The last side has no place of its own, as an `else` that is not written down.
  const branchMap = rows.map(([line, hits], id) => {
    const locations = hits.map((_, side) => (side === hits.length - 1 ? { start: {}, end: {} } : at(Number(line))));
    return [id, { type: 'if', line: Number(line), loc: at(Number(line)), locations }];
  });
  return {
    path,
    statementMap: Object.fromEntries(lines.map((_, index) => [index, at(index + 1)])),
    s: Object.fromEntries(lines.map((hits, index) => [index, hits])),
    branchMap: Object.fromEntries(branchMap),
    b: Object.fromEntries(rows.map(([, hits], id) => [id, hits])),
    fnMap: {},
    f: {},
  };
}

module.exports = { coveredWorkspace };
