import { BotError, isBotError, type ErrorText } from './botError';

/** Every code that a `CommandInbox` may throw. None of them is the end of anything: it is tried again at the next look. */
export const inboxErrorCodes = {
  InboxBusy: 'Another process is writing to the inbox at this moment.',
  InboxNotAFile: 'At the path of the inbox is a link, a folder or a device.',
  InboxNotWritable: 'The inbox, or its folder, cannot be opened or written.',
  InboxCorrupt: 'The file is not an intact inbox, or belongs to another program.',
  InboxVersionNewer: 'The inbox was written by a newer version.',
  InboxFailed: 'The inbox could not be used: the disk is full, or fails.',
} as const;

export type InboxErrorCode = keyof typeof inboxErrorCodes;

/** Thrown by the `CommandInbox` port. */
export class InboxError extends BotError<InboxErrorCode, { readonly path: string }> {
  readonly layer = 'Inbox';

  constructor(code: InboxErrorCode, text: ErrorText, path: string, options?: { cause?: unknown }) {
    super(code, text, { path }, options);
  }
}

export function isInboxError(value: unknown, code?: InboxErrorCode): value is InboxError {
  return isBotError(value, 'Inbox', code);
}
