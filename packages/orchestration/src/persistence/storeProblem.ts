import { EventStoreError, type EventStoreErrorCode } from '@bot/core';

export interface StoreProblemTraits {
  /** What opening the store throws because of it; null for what an operator should know but need not act on. */
  readonly refusal: EventStoreErrorCode | null;
  /** Whether the store may be put away for a new one: it is ours, and not worth keeping. */
  readonly replaceable: boolean;
  readonly meaning: string;
}

/** Everything that an examination of a store can find. */
export const storeProblems = {
  NotADatabase: {
    refusal: 'StoreCorrupt',
    replaceable: true,
    meaning: 'The file is not a database, or a page of it cannot be read.',
  },
  ForeignDatabase: {
    refusal: 'StoreCorrupt',
    replaceable: false,
    meaning: 'The file is a database of another program.',
  },
  NewerVersion: {
    refusal: 'StoreVersionNewer',
    replaceable: false,
    meaning: 'The store was written by a newer version.',
  },
  SequenceGap: { refusal: 'StoreCorrupt', replaceable: true, meaning: 'An event is missing.' },
  ChecksumMismatch: { refusal: 'StoreCorrupt', replaceable: true, meaning: 'An event is not what was written.' },
  BehindHead: {
    refusal: 'StoreCorrupt',
    replaceable: true,
    meaning: 'Events that were acknowledged are gone from the end.',
  },
  HeadMismatch: {
    refusal: 'StoreCorrupt',
    replaceable: true,
    meaning: 'The events are not those that this store once held.',
  },
  HeadMissing: {
    refusal: null,
    replaceable: false,
    meaning: 'There is no head file, so lost events at the end cannot be noticed.',
  },
  HeadUnreadable: {
    refusal: null,
    replaceable: false,
    meaning: 'The head file is damaged, so lost events at the end cannot be noticed.',
  },
} as const satisfies Record<string, StoreProblemTraits>;

export type StoreProblemCode = keyof typeof storeProblems;

export interface StoreProblem {
  readonly code: StoreProblemCode;
  /** The first event that is in doubt. */
  readonly seq?: number;
  readonly message: string;
}

/** Whether the store must not be used. */
export const isFatal = (problem: StoreProblem): boolean => storeProblems[problem.code].refusal !== null;

/** Whether the store may be put away because of it, or in spite of it. */
export const isReplaceable = (problem: StoreProblem): boolean =>
  storeProblems[problem.code].replaceable || !isFatal(problem);

/** @throws EventStoreError StoreCorrupt or StoreVersionNewer for the first fatal problem */
export function refuseDamage(path: string, problems: readonly StoreProblem[]): void {
  for (const problem of problems) {
    const { refusal } = storeProblems[problem.code];
    if (refusal !== null) throw refusedStore(path, refusal, problem);
  }
}

function refusedStore(path: string, refusal: EventStoreErrorCode, problem: StoreProblem): EventStoreError {
  return new EventStoreError(
    refusal,
    {
      happened: `The event store ${path} cannot be trusted: ${problem.message}`,
      botDid: 'The files were left as they are and nothing was started.',
      toDo:
        refusal === 'StoreVersionNewer'
          ? 'Use the newer program for this store, or give this one a store of its own.'
          : 'Keep the files for inspection and restore a copy, or start with a new store and let it reconcile.',
    },
    { path, found: problem.code, ...(problem.seq !== undefined && { seq: problem.seq }) },
  );
}
