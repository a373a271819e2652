import { Option, type Command } from 'commander';
import { profileNames } from '@bot/core';
import { KEY_FILE, KEY_NAME, PRIVATE_KEY } from '../secrets/secretSources';
import { configFlags, type ConfigFlag, type ConfigFlags } from '@bot/orchestration';

/** What the command line says about the configuration, as commander collects it. */
export interface ConfigOptions {
  readonly profile: string;
  readonly config?: string;
  /** The settings that have a flag, by commander's name for it. */
  readonly [option: string]: unknown;
}

/** Variables with the prefix `BOT_` that are no settings. */
export const otherVariables = ['BOT_MARKET_DATA', KEY_NAME, PRIVATE_KEY, KEY_FILE] as const;

/** `--profile`, `--config` and a flag for every setting that has one. */
export function addConfigOptions(command: Command, defaultProfile: string): Command {
  command
    .optionsGroup('Configuration:')
    .addOption(new Option('--profile <name>', `one of ${profileNames.join(', ')}`).default(defaultProfile))
    .addOption(new Option('--config <file>', 'JSON file with settings, such as {"limits": {"maxLeverage": "2"}}'));
  for (const flag of allFlags) command.addOption(optionOf(flag));
  return command;
}

/** The flags that were given. */
export const configFlagsOf = (options: ConfigOptions): ConfigFlags =>
  Object.fromEntries(
    allFlags
      .map((flag) => [flag, options[optionOf(flag).attributeName()]] as const)
      .filter(([, text]) => text !== undefined),
  ) as ConfigFlags;

const allFlags = Object.keys(configFlags) as ConfigFlag[];

const optionOf = (flag: ConfigFlag): Option => new Option(`${flag} <value>`, configFlags[flag].meaning);
