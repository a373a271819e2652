'use strict';
// The tests of many files as one file of Jest, so that what they import is loaded once and not once for each of them. Their paths are
// in the configuration, from the folder in which Jest runs.

const { resolve } = require('node:path');

/** @type {{ filesOfTests: readonly string[] }} */
const { filesOfTests } = /** @type {any} */ (globalThis);

for (const file of filesOfTests) {
  describe(file, () => {
    try {
      require(resolve(file));
    } catch (error) {
      // One that cannot be read leaves the others their turn.
      it('is read', () => {
        throw error;
      });
    }
  });
}
