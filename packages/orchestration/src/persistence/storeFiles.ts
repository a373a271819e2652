import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EventStoreError } from '@bot/core';

/** The files that belong to one store. SQLite keeps `-wal` and `-shm` beside the database on its own. */
export interface StoreFiles {
  readonly database: string;
  /** The write-ahead log: what was committed and not yet moved into the database. */
  readonly wal: string;
  /** The last sequence number and hash, to notice lost events. */
  readonly head: string;
  /** What the events mean, so that a start is quicker. Nothing is lost with it. */
  readonly snapshot: string;
  /** What every decision saw, in one file for each day. */
  readonly inputs: string;
  /** While a damaged store is being put away: where to, and why. */
  readonly replacing: string;
  /** A second database that a writer keeps locked. */
  readonly lock: string;
  /** A third database: commands of other processes. */
  readonly inbox: string;
  /** A file that somebody makes so that trading ends. */
  readonly kill: string;
}

/** Where the files of a store stand. A link is followed, so that two names of one store share one lock. */
export function storeFiles(path: string): StoreFiles {
  const database = existsSync(path) ? realpathSync(path) : resolve(path);
  return {
    database,
    wal: `${database}-wal`,
    head: `${database}.head`,
    snapshot: `${database}.snapshot`,
    inputs: `${database}.inputs`,
    replacing: `${database}.replacing`,
    lock: `${database}.lock`,
    inbox: `${database}.inbox`,
    kill: join(dirname(database), 'KILL'),
  };
}

/** What is put away with a damaged store, the head last: without it lost events could not be noticed. */
export const damageableFiles = ({ database, wal, snapshot, inputs, head }: StoreFiles): readonly string[] => [
  ...[database, wal, `${database}-shm`, snapshot, inputs, head],
];

/** @throws EventStoreError StoreMissing when there is no file at this path */
export function requireStore(files: StoreFiles): void {
  if (!isFile(files.database)) throw storeMissing(files);
}

export function storeMissing({ database: path }: StoreFiles): EventStoreError {
  const text = {
    happened: `There is no event store at ${path}.`,
    toDo: 'Check the path, or let a bot write its first event there.',
  };
  return new EventStoreError('StoreMissing', text, { path });
}

/** Changes whenever a writer has been at work. */
export function fingerprint(files: StoreFiles): string {
  return [files.database, files.wal]
    .map((path) => statSync(path, { throwIfNoEntry: false }))
    .map((found) => `${found?.size} ${found?.mtimeMs}`)
    .join(', ');
}

/** Makes the folder when it is missing. @throws EventStoreError StoreNotWritable; nothing is left behind then */
export function requireWritable(files: StoreFiles): void {
  try {
    const folder = dirname(files.database);
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    // The dot tells a folder from a file of that name.
    accessSync(`${folder}/.`, constants.W_OK);
    if (!existsSync(files.database)) return;
    if (!isFile(files.database))
      throw Object.assign(new Error('EISDIR: there is something else than a file'), { code: 'EISDIR' });
    accessSync(files.database, constants.W_OK);
  } catch (cause) {
    throw storeNotWritable(files.database, cause);
  }
}

/** A file that the system does not let us write. */
export function storeNotWritable(path: string, cause: unknown): EventStoreError {
  const { code = 'unknown', message } = cause as NodeJS.ErrnoException;
  return new EventStoreError(
    'StoreNotWritable',
    {
      happened: `The event store ${path} cannot be written (${message}).`,
      botDid: 'Nothing was written and nothing was started.',
      toDo: ['EMFILE', 'ENFILE'].includes(code)
        ? 'Let the process open more files (ulimit -n), then start again.'
        : 'Choose a path in a folder that this user may write to.',
    },
    { path, found: code },
    { cause },
  );
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
