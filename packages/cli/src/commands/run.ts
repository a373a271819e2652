import { Command } from 'commander';
import { runPaper } from '../paper/runPaper';
import { addConfigOptions, type ConfigOptions } from '../options/configOptions';
import { runAtVenue } from '../live/runAtVenue';
import { addVenueOptions, venueChoiceOf, type VenueOptions } from '../options/venueOptions';
import { addMarketOptions, marketRequestOf, type MarketOptions } from '../options/marketOptions';
import {
  addExamples,
  addOutputOptions,
  configSourcesOf,
  logLevelOption,
  storeOption,
  type LogOptions,
} from '../options/runOptions';
import { logTo } from '../output/logTo';
import { summaryText } from '../summary/summaryText';
import { checksFailure } from './checksFailure';
import type { CommandSurroundings, Outcome } from './outcome';

type RunOptions = ConfigOptions & MarketOptions & VenueOptions & LogOptions & { readonly store: string };

/** Faster, and an order would be too old to be sent before it has left. */
const FASTEST = 1_000;

/** `bot run`: a bot in real time, on paper unless somebody says otherwise. */
export function runCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('run')
    .description('Trade in real time until Ctrl-C: on paper, on the embedded exchange, unless another venue is named.')
    .action(async (options: RunOptions) => surroundings.finish(await run(withProfile(options, command), surroundings)));
  command.addOption(
    storeOption('folder of the logs; a run that is there goes on where it stopped').makeOptionMandatory(),
  );
  addVenueOptions(command);
  addMarketOptions(command, `market time per real time, at most ${FASTEST} (default: 1)`, FASTEST);
  addConfigOptions(command, 'paper');
  command.optionsGroup('Output:').addOption(logLevelOption());
  addOutputOptions(command);
  return addExamples(command, [
    ['bot run --store ./paper', 'trade until Ctrl-C; the same line again goes on'],
    ['bot run --store ./paper --speed 60', 'an hour of the market in a minute'],
    ['bot run --store ./paper --hours 8 --json', 'eight hours, then a summary for a program'],
    ['bot run --store ./paper --paper --prices coinbase', 'on paper, at the prices of Coinbase'],
    [
      'bot run --store ./sim --broker coinbase --url http://127.0.0.1:8080',
      'as it would live, at a simulator of Coinbase',
    ],
    ['bot run --store ./live --live --key-file key.json', 'real money, with the limits of the profile canary'],
  ]);
}

/** Outside of this process money is real, or treated so: who names no profile gets the most careful one. */
function withProfile(options: RunOptions, command: Command): RunOptions {
  const isOutside = options.live === true || options.broker !== undefined;
  const isChosen = command.getOptionValueSource('profile') !== 'default';
  return isOutside && !isChosen ? { ...options, profile: 'canary' } : options;
}

async function run(options: RunOptions, surroundings: CommandSurroundings): Promise<Outcome> {
  const choice = venueChoiceOf(options);
  const { store, hours } = options;
  const sources = configSourcesOf(options, surroundings.env);
  const logger = logTo(surroundings.stderr, options.logLevel);
  const result =
    choice.kind === 'Simulator' || choice.kind === 'Live'
      ? await runAtVenue({ sources, choice, store, hours, logger }, surroundings)
      : await runPaper(
          {
            ...{ sources, store, hours, logger, speed: options.speed ?? 1 },
            market: { ...marketRequestOf(options), prices: options.prices },
            live: choice.kind === 'LivePrices' ? choice : null,
          },
          surroundings,
        );
  return { data: result, text: summaryText(result, surroundings.colors), ...checksFailure(result) };
}
