import { isBotError, type ConfigIssue } from '@bot/core';

/** An error as a person or a program reads it. */
export interface ErrorDescription {
  /** Stable: programs may rely on it. */
  readonly code: string;
  readonly message: string;
  /** What to do about it; empty when nobody knows. */
  readonly hint: string;
  /** Every wrong value of a configuration. */
  readonly issues?: readonly ConfigIssue[];
}

/** Operating errors describe themselves; anything else is `Internal`, a mistake in this program. */
export function describeError(error: unknown): ErrorDescription {
  if (!isBotError(error)) {
    return {
      code: 'Internal',
      message: error instanceof Error ? error.message : String(error),
      hint: 'This is a mistake in the program. Run the command again with --verbose and report what it prints.',
    };
  }
  const { code, text, details } = error;
  const message = [text.happened, text.botDid]
    .filter(Boolean)
    .join(' ')
    .replace(/\n (?=\S)/, '\n');
  const { issues = [] } = (details ?? {}) as { issues?: readonly ConfigIssue[] };
  return { code, message, hint: text.toDo ?? '', ...(issues.length > 0 && { issues }) };
}
