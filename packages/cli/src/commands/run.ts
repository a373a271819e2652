import { Command } from 'commander';
import { runPaper } from '../paper/runPaper';
import { addConfigOptions, type ConfigOptions } from '../options/configOptions';
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

type RunOptions = ConfigOptions & MarketOptions & LogOptions & { readonly store: string };

/** Faster, and an order would be too old to be sent before it has left. */
const FASTEST = 1_000;

/** `bot run`: the paper bot in real time. */
export function runCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('run')
    .description('Trade on paper in real time, on the embedded exchange, until Ctrl-C.')
    .action(async (options: RunOptions) => surroundings.finish(await run(options, surroundings)));
  command.addOption(
    storeOption('folder of the logs; a run that is there goes on where it stopped').makeOptionMandatory(),
  );
  addMarketOptions(command, `market time per real time, at most ${FASTEST} (default: 1)`, FASTEST);
  addConfigOptions(command, 'paper');
  command.optionsGroup('Output:').addOption(logLevelOption());
  addOutputOptions(command);
  return addExamples(command, [
    ['bot run --store ./paper', 'trade until Ctrl-C; the same line again goes on'],
    ['bot run --store ./paper --speed 60', 'an hour of the market in a minute'],
    ['bot run --store ./paper --hours 8 --json', 'eight hours, then a summary for a program'],
  ]);
}

async function run(options: RunOptions, surroundings: CommandSurroundings): Promise<Outcome> {
  const result = await runPaper(
    {
      sources: configSourcesOf(options, surroundings.env),
      market: marketRequestOf(options),
      store: options.store,
      hours: options.hours,
      speed: options.speed ?? 1,
      logger: logTo(surroundings.stderr, options.logLevel),
    },
    surroundings,
  );
  return { data: result, text: summaryText(result, surroundings.colors), ...checksFailure(result) };
}
