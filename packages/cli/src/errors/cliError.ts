import { BotError, type ErrorText } from '@bot/core';
import type { ExitName } from './exitCodes';

/** Every code of the command itself; the other layers have their own. */
export const cliErrors = {
  InvalidUsage: { exit: 'BadInput', meaning: 'The command line was not understood.' },
  CredentialsMissing: { exit: 'BadInput', meaning: 'The venue needs a key, and none was given.' },
  KeyFileOpen: { exit: 'BadInput', meaning: 'Others may read the file of the key, and it is for real money.' },
  KeyRefused: { exit: 'BadInput', meaning: 'The key may do more, or less, than a key for trading should.' },
  VenueNotReady: { exit: 'RunFailed', meaning: 'The venue was asked before the start, and trading cannot begin.' },
  ReportNotWritable: { exit: 'BadInput', meaning: 'The report cannot be written where it was asked for.' },
  ExportNotWritable: { exit: 'BadInput', meaning: 'The export cannot be written where it was asked for.' },
  MarketMismatch: { exit: 'BadInput', meaning: 'The store holds another market than the one that was asked for.' },
  VenueMismatch: { exit: 'BadInput', meaning: 'The store belongs to a run at another venue.' },
  StoreNotEmpty: { exit: 'StoreProblem', meaning: 'The store already holds a run, and a new one was to begin there.' },
  ChecksFailed: { exit: 'RunFailed', meaning: 'The independent ledger found a difference.' },
  CommandNotGiven: { exit: 'StoreProblem', meaning: 'The inbox of the bot cannot take a command.' },
  CommandRefused: { exit: 'RunFailed', meaning: 'The bot does not do what a command asks for.' },
  CommandNotAnswered: { exit: 'RunFailed', meaning: 'A bot runs, and did not answer a command in time.' },
  StoreNotOk: { exit: 'StoreProblem', meaning: 'The verification of a store found damage.' },
} as const satisfies Record<string, { exit: ExitName; meaning: string }>;

export type CliErrorCode = keyof typeof cliErrors;

/** Thrown by the command line. */
export class CliError extends BotError<CliErrorCode, { readonly [name: string]: unknown }> {
  readonly layer = 'Cli';

  constructor(
    code: CliErrorCode,
    text: ErrorText,
    details: { readonly [name: string]: unknown } = {},
    options?: { cause?: unknown },
  ) {
    super(code, text, details, options);
  }
}
