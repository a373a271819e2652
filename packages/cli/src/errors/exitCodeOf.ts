import { isBotError } from '@bot/core';
import { cliErrors, type CliErrorCode } from './cliError';
import { exitCodes, type ExitName } from './exitCodes';

/** By the layer that an error comes from. */
const byLayer: { readonly [layer: string]: ExitName } = {
  Amount: 'BadInput',
  Config: 'BadInput',
  MarketData: 'BadInput',
  EventStore: 'StoreProblem',
  Inbox: 'StoreProblem',
};

/** The exit code for an error; what nobody foresaw is a failed run. */
export function exitCodeOf(error: unknown): number {
  if (!isBotError(error)) return exitCodes.RunFailed.code;
  const name = error.layer === 'Cli' ? cliErrors[error.code as CliErrorCode].exit : byLayer[error.layer];
  return exitCodes[name ?? 'RunFailed'].code;
}
