import { CliError } from '../errors/cliError';
import { failedChecks, type MadeChecks } from '../summary/runResult';

/** Nothing when every check is true; else what a run fails with. */
export function checksFailure(result: { readonly checks: MadeChecks; readonly violations: readonly string[] }): {
  readonly failure?: CliError;
} {
  const failed = failedChecks(result);
  if (failed.length === 0) return {};
  const text = {
    happened: `${failed.join(', ')} ${failed.length === 1 ? 'is' : 'are'} false: ${result.violations.join('; ')}.`,
    toDo: 'This is a mistake in the bot or in the exchange: please report it with the seed and the options.',
  };
  return { failure: new CliError('ChecksFailed', text, { failed }) };
}
