import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What the reducers are, as a hash over their own files and those that they are made of: the engine, the reading of the log,
 * the core, and its arithmetic. So nobody can change what an event means and forget to say so.
 */
export const codeFingerprint = (): string =>
  (known ??= fingerprintOf(() => [join(__dirname, '..', 'engine'), __dirname, ...coreFiles()]));

let known: string | undefined;

/**
 * A hash over every file of code in these folders. When they are not where they were written, as in a bundle, nothing can be
 * said: the answer is then like no other.
 */
export function fingerprintOf(paths: () => readonly string[]): string {
  try {
    const hash = createHash('sha256');
    for (const path of paths()) {
      for (const name of codeFiles(path)) hash.update(`${name}\n`).update(readFileSync(join(path, name)));
    }
    return hash.digest('hex');
  } catch {
    return randomUUID();
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
