import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../errors/cliError';

/** A place for a report that is known to be writable. */
export interface ReportFile {
  readonly path: string;
  /** Writes the page whole or not at all. */
  write(page: string): void;
}

/** Makes sure, before anything runs, that the report can be written at its end. @throws CliError ReportNotWritable */
export function openReportFile(path: string): ReportFile {
  const target = resolve(path);
  const part = `${target}.part`;
  try {
    const found = statSync(target, { throwIfNoEntry: false });
    // The page takes the place of what is there: never that of a device such as /dev/null.
    if (found?.isFile() === false)
      throw new Error(found.isDirectory() ? 'it is a folder' : 'it is not an ordinary file');
    closeSync(openSync(part, 'w'));
    rmSync(part);
  } catch (cause) {
    throw notWritable(target, cause as Error);
  }
  return {
    path: target,
    write(page) {
      try {
        writeFileSync(part, page);
        renameSync(part, target);
      } catch (cause) {
        rmSync(part, { force: true });
        throw notWritable(target, cause as Error);
      }
    },
  };
}

const notWritable = (path: string, cause: Error): CliError =>
  new CliError(
    'ReportNotWritable',
    {
      happened: `The report cannot be written to ${path} (${cause.message}).`,
      toDo: 'Name a file in a folder that exists and that you may write to, with --report.',
    },
    { path },
    { cause },
  );
