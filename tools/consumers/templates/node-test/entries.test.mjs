import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { assert } from '@bot/test-fixtures/node-test';

const require = createRequire(import.meta.url);
const installed = join(import.meta.dirname, '../node_modules');
const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));

for (const name of Object.keys(dependencies)) {
  const { bin = {}, exports } = JSON.parse(readFileSync(join(installed, name, 'package.json'), 'utf8'));

  // The entry for Vitest works only where Vitest runs.
  for (const entry of Object.keys(exports).filter((each) => !/json$|vitest$/.test(each))) {
    const specifier = join(name, entry);
    test(`${specifier} can be imported and required, with the same names`, async () => {
      const imported = Object.keys(await import(specifier)).filter(
        (each) => !/^(default|module\.exports|__esModule)$/.test(each),
      );
      assert.ok(imported.length > 0);
      assert.deepEqual(imported.sort(), Object.keys(require(specifier)).sort());
    });
  }

  for (const [command, file] of Object.entries(bin)) {
    test(`${command} --help`, () => {
      const printed = execFileSync(process.execPath, [join(installed, name, file), '--help'], { encoding: 'utf8' });
      assert.match(printed, /Usage/i);
    });
  }
}
