import { Command } from 'commander';
import { resolveConfig } from '@bot/orchestration';
import { addConfigOptions, type ConfigOptions } from '../options/configOptions';
import { addExamples, addOutputOptions, configSourcesOf } from '../options/runOptions';
import { formatTable } from '../output/table';
import type { CommandSurroundings, Outcome } from './outcome';

/** `bot config show`: every setting, its value, and who had the last word. */
export function configCommand(surroundings: CommandSurroundings): Command {
  const show = new Command('show')
    .description('Show every setting and where its value comes from: default, profile, file, environment or flag.')
    .action((options: ConfigOptions) => surroundings.finish(showConfig(options, surroundings)));
  addConfigOptions(show, 'paper');
  addOutputOptions(show.optionsGroup('Output:'));
  addExamples(show, [
    ['bot config show --profile canary', 'what the canary may do'],
    ['BOT_LIMITS__MAX_LEVERAGE=2 bot config show', 'with a variable'],
    ['bot config show --config bot.json --json', 'with a file, for a program to read'],
  ]);
  return new Command('config').description('Look at the configuration.').addCommand(show);
}

function showConfig(options: ConfigOptions, { env }: CommandSurroundings): Outcome {
  const { config, origins } = resolveConfig(configSourcesOf(options, env));
  const rows = origins.map(({ path, value, origin, from }) => [path, value, origin, from]);
  return {
    data: { profile: config.profile, settings: origins },
    text: `Profile ${config.profile}\n\n${formatTable(columns, rows)}`,
  };
}

const columns = [{ title: 'Setting' }, { title: 'Value' }, { title: 'Origin' }, { title: 'From' }] as const;
