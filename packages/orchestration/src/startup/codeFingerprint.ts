import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What the reducers are, as a hash over their own files and those that they are made of: the engine, the reading of the log,
 * the core, and its arithmetic. So nobody can change what an event means and forget to say so. null when the files are not
 * where they were written, as in a bundle: then nothing can be said.
 */
export function codeFingerprint(): string | null {
  known ??= { fingerprint: fingerprintOf(() => [join(__dirname, '..', 'engine'), __dirname, ...coreFiles()]) };
  return known.fingerprint;
}

let known: { readonly fingerprint: string | null } | undefined;

/** A hash over every file of code in these folders; null when one of them cannot be read. */
export function fingerprintOf(paths: () => readonly string[]): string | null {
  try {
    const hash = createHash('sha256');
    for (const path of paths()) {
      for (const name of codeFiles(path)) hash.update(`${name}\n`).update(readFileSync(join(path, name)));
    }
    return hash.digest('hex');
  } catch {
    return null;
  }
}

function coreFiles(): readonly string[] {
  const core = dirname(require.resolve('@bot/core'));
  return [core, dirname(require.resolve('decimal.js', { paths: [core] }))];
}

const codeFiles = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter(isCode).sort();

/** Tests, declarations and notes change nothing. */
const isCode = (name: string): boolean =>
  /\.(ts|js|cjs|mjs)$/.test(name) && !/\.test\.|\.d\.[cm]?ts$|(^|[\\/])testing[\\/]/.test(name);
