import { Command } from 'commander';
import { runDemo } from '../demo/runDemo';
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
import { createProgress } from '../output/progress';
import { timeText } from '../output/timeText';
import { summaryText } from '../summary/summaryText';
import { checksFailure } from './checksFailure';
import type { CommandSurroundings, Outcome } from './outcome';

type DemoOptions = ConfigOptions & MarketOptions & LogOptions & { readonly store?: string; readonly report: string };

/** `bot demo`: a virtual day at full speed. */
export function demoCommand(surroundings: CommandSurroundings): Command {
  const command = new Command('demo')
    .description('Trade a virtual day on the embedded exchange, check the books, write a report.')
    .action(async (options: DemoOptions) => surroundings.finish(await demo(options, surroundings)));
  addMarketOptions(command, 'market time per real time (default: as fast as it goes)');
  addConfigOptions(command, 'demo');
  command
    .optionsGroup('Output:')
    .option('--report <file>', 'where the report is written', 'report.html')
    .addOption(storeOption('keep the logs in this folder (default: in memory)'))
    .addOption(logLevelOption());
  addOutputOptions(command);
  return addExamples(command, [
    ['bot demo', 'a seeded day in BTC-USD and ETH-USD'],
    ['bot demo --seed 7 --hours 48', 'two days of another market'],
    ['bot demo --data BTC-USD/2018-04-04.minute.quotes.csv', 'a recorded day'],
    ['bot demo --strategy-short 10 --strategy-long 40 --json', 'another strategy, for a program to read'],
  ]);
}

async function demo(options: DemoOptions, { stderr, env, colors }: CommandSurroundings): Promise<Outcome> {
  const progress = createProgress(stderr, 'Trading');
  try {
    const result = await runDemo({
      sources: configSourcesOf(options, env),
      market: marketRequestOf(options),
      hours: options.hours,
      speed: options.speed,
      store: options.store,
      report: options.report,
      logger: logTo(stderr, options.logLevel),
      progressed: (part, at) => progress.show(part, `${timeText(at).slice(0, 16)} UTC`),
    });
    const text = `${summaryText(result, colors)}\n\nReport  ${colors.underline(result.report)}`;
    return { data: result, text, ...checksFailure(result) };
  } finally {
    progress.clear();
  }
}
