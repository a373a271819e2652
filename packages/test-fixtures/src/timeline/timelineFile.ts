import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatTimeline, type Trace } from '@bot/simulation';
import { messageOf } from '../errors/fixtureError';

/** The folder that Nx keeps as an output. */
const timelines = (): string => resolve('test-results', 'timelines');

/**
 * Writes the whole timeline to a file of that name, without what no file may be called; gives the path. Where it cannot be
 * written it gives the reason: what failed before matters more.
 */
export function writeTimeline(trace: Trace, name: string, folder: string = timelines()): string {
  const file = join(folder, `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')}.txt`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${formatTimeline(trace.entries, { lines: trace.entries.length })}\n`);
    return file;
  } catch (error) {
    return `not written: ${messageOf(error)}`;
  }
}
