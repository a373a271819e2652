import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatTimeline, type Trace } from '@bot/simulation';

/** Writes the whole timeline under the folder that Nx keeps as an output; gives the path. */
export function writeTimeline(trace: Trace, name: string): string {
  const folder = resolve('test-results', 'timelines');
  const file = join(folder, `${name}.txt`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${formatTimeline(trace.entries, { lines: trace.entries.length })}\n`);
  return file;
}
