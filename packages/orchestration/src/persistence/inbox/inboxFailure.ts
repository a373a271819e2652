import { InboxError, isInboxError, type ErrorText, type InboxErrorCode } from '@bot/core';

interface Meaning extends ErrorText {
  readonly code: InboxErrorCode;
}

const busy: Meaning = { code: 'InboxBusy', happened: 'Another process is writing to the inbox.', toDo: 'Try again.' };
const notWritable: Meaning = {
  code: 'InboxNotWritable',
  happened: 'The inbox cannot be opened or written.',
  toDo: 'Let this user write to the inbox and to its folder.',
};
const corrupt: Meaning = {
  code: 'InboxCorrupt',
  happened: 'The file is not an intact inbox.',
  toDo: 'Move it away: the next who looks makes a new one. Commands in it that were not answered must be given again.',
};
const anythingElse: Meaning = {
  code: 'InboxFailed',
  happened: 'The inbox could not be used.',
  toDo: 'Look at the disk.',
};

/** What the primary result codes of SQLite mean here (https://sqlite.org/rescode.html). */
const meanings: { readonly [resultCode: number]: Meaning } = {
  ...{ 5: busy, 6: busy, 8: notWritable, 11: corrupt, 14: notWritable, 26: corrupt },
};

/** Gives any failure of the database its code. Errors of ours pass through. */
export function inboxErrorOf(cause: unknown, path: string): InboxError {
  if (isInboxError(cause)) return cause;
  const { errcode = 0, message } = cause as { errcode?: number; message: string };
  const { code, happened, ...text } = meanings[errcode & 0xff] ?? anythingElse;
  return new InboxError(code, { ...text, happened: `${happened} (${path}: ${message})` }, path, { cause });
}
