'use strict';

const { globSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { countsFile } = require('./counts');

/**
 * Adds up what the projects below `root` have counted.
 * @param {string} root
 * @returns {import('./counts').Counts}
 */
function sumCounts(root) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const file of globSync(`{packages,tools}/**/${countsFile}`, {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  })) {
    const counts = /** @type {import('./counts').Counts} */ (JSON.parse(readFileSync(join(root, file), 'utf8')));
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

/** @param {import('./counts').Counts} counts */
const summaryLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

module.exports = { sumCounts, summaryLine };
