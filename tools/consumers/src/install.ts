import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestOf, publishable } from './publishable';
import type { Surroundings } from './surroundings';

/** What the consumers' tests are run with, in the versions of this repository. */
const runners = ['@jest/globals', '@types/jest', '@types/node', 'jest', 'ts-jest', 'typescript', 'vitest'];

/**
 * Packs every package that is published and installs the tarballs, with the test runners, in a folder that knows nothing of
 * the repository.
 * @throws Error with the output of npm
 */
export function install(folder: string, { root, run, progress }: Surroundings): void {
  const packages = publishable(root);
  const tarballs = join(folder, 'tarballs');
  mkdirSync(tarballs);

  progress(`packing ${packages.length} packages …`);
  must(
    run('npm', ['pack', `--pack-destination=${tarballs}`, ...packages.flatMap((each) => ['-w', each.folder])], root),
  );

  const { devDependencies, overrides } = manifestOf(join(root, 'package.json'));
  const manifest = {
    name: 'consumers',
    private: true,
    dependencies: Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:tarballs/${tarball}`])),
    devDependencies: Object.fromEntries(runners.map((name) => [name, devDependencies[name]])),
    overrides,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));

  progress('installing them, and the test runners from the registry …');
  must(run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], folder));
}

function must({ ok, output }: ReturnType<Surroundings['run']>): void {
  if (!ok) throw new Error(output);
}
