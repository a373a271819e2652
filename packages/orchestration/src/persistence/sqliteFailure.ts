import { EventStoreError, isBotError, type ErrorText, type EventStoreErrorCode } from '@bot/core';

interface Meaning extends ErrorText {
  readonly code: EventStoreErrorCode;
}

/** What the primary result codes of SQLite mean to us (https://sqlite.org/rescode.html). */
const meanings: { readonly [resultCode: number]: Meaning } = {
  5: locked(),
  6: locked(),
  8: notWritable(),
  11: corrupt(),
  13: {
    code: 'StoreFull',
    happened: 'The disk has no room left.',
    botDid: 'Nothing more was written; the store was closed.',
    toDo: 'Free some space, then start again.',
  },
  14: notWritable(),
  26: corrupt(),
};

/** The same failures by the names of the operating system. */
const primaryOf: { readonly [errno: string]: number } = {
  ...{ ENOSPC: 13, EDQUOT: 13 },
  ...{ EACCES: 14, EPERM: 14, EROFS: 14, EISDIR: 14, ENOTDIR: 14, EMFILE: 14, ENFILE: 14 },
};

const anythingElse: Meaning = {
  code: 'AppendFailed',
  happened: 'The store could not be used.',
  botDid: 'The store was closed; whether the last batch is durable is not known.',
  toDo: 'Look at the disk, then start again: the stored events are read afresh.',
};

/** Gives any failure of the database its code. Errors of ours pass through. */
export function storeErrorOf(cause: unknown, path: string): EventStoreError {
  if (isBotError(cause, 'EventStore')) return cause as EventStoreError;
  const { errcode, code: errno, message } = cause as { errcode?: number; code?: string; message: string };
  // The low byte is the primary code; the rest tells variants apart. The head file fails with the system's own names.
  const primary = errcode === undefined ? primaryOf[errno ?? ''] : errcode & 0xff;
  const { code, happened, ...text } = meanings[primary ?? 0] ?? anythingElse;
  return new EventStoreError(
    code,
    { ...text, happened: `${happened} (${path}: ${message})` },
    { path, found: errcode ?? errno ?? 'unknown' },
    { cause },
  );
}

function locked(): Meaning {
  return {
    code: 'StoreLocked',
    happened: 'Another process is writing to this store.',
    botDid: 'Nothing was written.',
    toDo: 'Stop the other process, or use another path for this one.',
  };
}

function notWritable(): Meaning {
  return {
    code: 'StoreNotWritable',
    happened: 'The files of the store cannot be opened.',
    botDid: 'Nothing was written.',
    // SQLite does not say whether it may not, or whether too many files are open.
    toDo: 'Choose a path in a folder that this user may write to, and let the process open enough files (ulimit -n).',
  };
}

function corrupt(): Meaning {
  return {
    code: 'StoreCorrupt',
    happened: 'The file is not an intact database.',
    botDid: 'Nothing was written.',
    toDo: 'Keep the file for inspection and restore a copy, or use another path.',
  };
}
