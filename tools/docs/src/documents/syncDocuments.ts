import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Document } from './document';

export interface SyncReport {
  readonly ok: boolean;
  /** What was written, or, upon a check, how the files differ from what they should be. */
  readonly report: string;
}

/** Writes the documents that differ; with `check` writes nothing and reports the differences. */
export function syncDocuments(root: string, documents: readonly Document[], { check }: { check: boolean }): SyncReport {
  const stale = documents.filter(({ path, content }) => current(root, path) !== content);
  if (check) return checked(root, documents, stale);
  for (const { path, content } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const written = stale.map(({ path }) => `written: ${path}\n`).join('');
  return { ok: true, report: written === '' ? `${documents.length} documents are up to date\n` : written };
}

function checked(root: string, documents: readonly Document[], stale: readonly Document[]): SyncReport {
  if (stale.length === 0) return { ok: true, report: `${documents.length} documents are up to date\n` };
  const diffs = stale.map((document) => `${document.path}\n${difference(root, document)}`).join('\n');
  return { ok: false, report: `${diffs}\nThese documents are not what the code says. Write them with: npm run docs\n` };
}

const current = (root: string, path: string): string | undefined =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;

/** Lines as git shows them: − is in the file, + should be. */
function difference(root: string, { path, content }: Document): string {
  const before = existsSync(join(root, path)) ? path : '/dev/null';
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', '-U1', '--', before, '-'], {
    cwd: root,
    encoding: 'utf8',
    input: content,
  });
  return stdout.split('\n').filter(isDifference).join('\n');
}

const isDifference = (line: string): boolean => /^[-+ @]/.test(line) && !/^(---|\+\+\+) /.test(line);
