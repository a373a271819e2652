import { CliError } from '../errors/cliError';
import { failedChecks, type MadeChecks, type RunFacts } from '../summary/runResult';

const hasMistake = 'This is a mistake in the bot or in the exchange: please report it with the seed and the options.';
const lookAtVenue =
  'Compare the account at the venue with `bot positions` and `bot orders`; the bot compares them again when it starts, and trades only where they agree.';

/** Nothing when every check is true; else what a run fails with. */
export function checksFailure(result: Pick<RunFacts, 'market' | 'violations'> & { readonly checks: MadeChecks }): {
  readonly failure?: CliError;
} {
  const failed = failedChecks(result);
  if (failed.length === 0) return {};
  const text = {
    happened: `${failed.join(', ')} ${failed.length === 1 ? 'is' : 'are'} false: ${result.violations.join('; ').replace(/\.$/, '')}.`,
    toDo: result.market === 'coinbase' ? lookAtVenue : hasMistake,
  };
  return { failure: new CliError('ChecksFailed', text, { failed }) };
}
