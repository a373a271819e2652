import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EventStoreError, type NewStoredEvent } from '@bot/core';
import { writeSynced } from './writeSynced';
import { damageableFiles, type StoreFiles } from './storeFiles';
import type { StoreProblem } from './storeProblem';

/** A damaged store, put away. */
export interface StoreReplacement {
  /** The folder that its files are in now. */
  readonly archive: string;
  readonly problems: readonly StoreProblem[];
}

/** The first events of the store that takes the place of a damaged one. */
export type BeginAgain = (replacement: StoreReplacement) => readonly NewStoredEvent[];

/** The replacement that was begun on this store and not finished, if there is one. @throws EventStoreError StoreCorrupt */
export function begunReplacement(files: StoreFiles): StoreReplacement | null {
  if (!existsSync(files.replacing)) return null;
  try {
    return JSON.parse(readFileSync(files.replacing, 'utf8')) as StoreReplacement;
  } catch (cause) {
    return refuseUnfinished(files, cause);
  }
}

/**
 * Decides to put a store away. What was decided is on the disk before the first file moves, so that a crash on the way
 * leads to the same end: a new store that says what it stands in for.
 */
export function beginReplacement(files: StoreFiles, problems: readonly StoreProblem[]): StoreReplacement {
  const replacement = { archive: freeName(files), problems };
  writeSynced(files.replacing, JSON.stringify(replacement));
  return replacement;
}

/**
 * Moves every file of the store that is still there. When the database has moved already and there is one again, that is the
 * new store, which nobody has used yet: it is begun afresh, so that nothing in the archive is overwritten.
 */
export function archiveFiles(files: StoreFiles, { archive }: StoreReplacement): void {
  const moved = (path: string): string => join(archive, basename(path));
  mkdirSync(archive, { recursive: true });
  const isBegun = existsSync(files.database) && existsSync(moved(files.database));
  for (const path of damageableFiles(files)) {
    if (isBegun) rmSync(path, { recursive: true, force: true });
    else if (existsSync(path)) renameSync(path, moved(path));
  }
}

export const finishReplacement = (files: StoreFiles): void => rmSync(files.replacing, { force: true });

/** @throws EventStoreError for a store whose replacement nobody has asked to finish */
export function refuseUnfinished(files: StoreFiles, cause?: unknown): never {
  throw new EventStoreError(
    'StoreCorrupt',
    {
      happened: `The event store ${files.database} was damaged, and its replacement was begun and not finished.`,
      botDid: 'The files were left as they are and nothing was started.',
      toDo: `Start with storage.onDamage rebuild to finish it, or restore a copy and remove ${files.replacing}.`,
    },
    { path: files.database },
    { cause },
  );
}

/** `bot.db.damaged-20180404T000000Z`; a number follows when that is taken. */
function freeName({ database }: StoreFiles): string {
  const dated = `${database}.damaged-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`;
  let name = dated;
  for (let n = 2; existsSync(name); n++) name = `${dated}-${n}`;
  return name;
}
