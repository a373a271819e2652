import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { testFilesOf, type MutatedModule } from './modules';

declare const describe: (name: string, define: () => void) => void;
/** One of the globals of Jest. */
declare const mutatedModule: MutatedModule;

/**
 * The tests of a module as one file of Jest: what they import is loaded once for each mutant, and not once for each of them. Paths are
 * those of the sandbox in which Stryker works.
 */
for (const file of testFilesOf(mutatedModule, globSync)) {
  describe(file, () => void module.require(resolve(file)));
}
