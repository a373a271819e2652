import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Document } from '../documents/document';
import { fillExamples } from './fillExamples';

/** Every Markdown file with marked examples, filled. */
export function exampleDocuments(root: string): readonly Document[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = listed.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
  return paths.flatMap((path) => {
    const markdown = readFileSync(join(root, path), 'utf8');
    const content = fillExamples(path, markdown, (file) => textOf(join(root, dirname(path), file), path));
    return /<!-- example: /.test(markdown) ? [{ path, content }] : [];
  });
}

function textOf(file: string, namedBy: string): string {
  if (!existsSync(file)) throw new Error(`${namedBy}: there is no ${file} to take the example from.`);
  return readFileSync(file, 'utf8');
}
