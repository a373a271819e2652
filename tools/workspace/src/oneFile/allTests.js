'use strict';
// The tests of many files as one file of Jest, so that what they import is loaded once and not once for each of them. Their paths are
// in the configuration, from the folder in which Jest runs.

const { resolve } = require('node:path');

for (const file of /** @type {{ filesOfTests?: readonly string[] }} */ (globalThis).filesOfTests ?? []) {
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
