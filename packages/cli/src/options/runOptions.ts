import { Option, type Command } from 'commander';
import { logLevels, type ConfigSources, type LogLevel } from '@bot/orchestration';
import { configFlagsOf, otherVariables, type ConfigOptions } from './configOptions';

/** What every command takes. */
export const addOutputOptions = (command: Command): Command =>
  command
    .option('--json', 'write one line of JSON to stdout: the result or the error')
    .option('--verbose', 'show where an unforeseen error came from');

export const storeOption = (meaning: string): Option => new Option('--store <folder>', meaning);

export const logLevelOption = (): Option =>
  new Option('--log-level <level>', 'what is logged to stderr, as JSON lines').choices([...logLevels]).default('warn');

export interface LogOptions {
  readonly logLevel: LogLevel;
}

/** Everything that a configuration is put together from. */
export const configSourcesOf = (options: ConfigOptions, env: ConfigSources['env']): ConfigSources => ({
  profile: options.profile,
  file: options.config,
  env,
  otherVariables,
  flags: configFlagsOf(options),
});

/** Shows examples under the help of a command. */
export function addExamples(
  command: Command,
  examples: readonly (readonly [line: string, meaning: string])[],
): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
