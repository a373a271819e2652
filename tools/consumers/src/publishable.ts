import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package of the repository that is published. */
export interface Publishable {
  readonly name: string;
  readonly folder: string;
  /** The file that `npm pack` makes of it. */
  readonly tarball: string;
}

export const publishable = (root: string): readonly Publishable[] =>
  globSync('packages/*/package.json', { cwd: root })
    .sort()
    .map((path) => ({ folder: dirname(path), ...manifestOf(join(root, path)) }))
    .filter((manifest) => manifest.private !== true)
    .map(({ name, folder, version }) => ({
      name,
      folder,
      tarball: `${name.replace('@', '').replace('/', '-')}-${version}.tgz`,
    }));

/** The part of a package.json that is used here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
}

export const manifestOf = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8')) as Manifest;
