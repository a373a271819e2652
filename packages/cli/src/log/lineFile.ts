import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import type { JsonValue } from '@bot/core';
import { CliError } from '../errors/cliError';

/** Writes lines of JSON one by one, so that a log of any length fits; the file appears when it is whole. @throws CliError ExportNotWritable */
export function writeLines(
  path: string,
  lines: Iterable<JsonValue>,
): { readonly path: string; readonly count: number } {
  const target = resolve(path);
  const part = `${target}.part`;
  const file = attempt(target, () => {
    if (statSync(target, { throwIfNoEntry: false })?.isFile() === false) throw new Error('it is not an ordinary file');
    return openSync(part, 'w');
  });
  let count = 0;
  try {
    for (const line of lines) {
      attempt(target, () => writeSync(file, `${JSON.stringify(line)}\n`));
      count += 1;
    }
  } catch (error) {
    closeSync(file);
    rmSync(part, { force: true });
    throw error;
  }
  closeSync(file);
  attempt(target, () => renameSync(part, target));
  return { path: target, count };
}

function attempt<Result>(path: string, deed: () => Result): Result {
  try {
    return deed();
  } catch (cause) {
    throw new CliError(
      'ExportNotWritable',
      {
        happened: `The export cannot be written to ${path} (${(cause as Error).message}).`,
        toDo: 'Name a file in a folder that exists and that you may write to, with --out.',
      },
      { path },
      { cause },
    );
  }
}
