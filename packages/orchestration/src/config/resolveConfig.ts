import { ConfigError, profileNames, type BotConfig, type ConfigIssue, type ProfileName } from '@bot/core';
import { assembleConfig } from './assembleConfig';
import type { ConfigPath } from './configFields';
import { tableLayer, type ConfigLayer, type ConfigOrigin, type ConfigSetting } from './configLayer';
import { withDerived } from './derivedSettings';
import { environmentLayer } from './environmentLayer';
import { fileLayer } from './fileLayer';
import { flagLayer, type ConfigFlags } from './flagLayer';
import { textOf } from './fieldKinds';
import { suggestion } from './nearestName';
import { configDefaults, profiles } from './profiles';
import { readSettings } from './readSettings';

/** Where a configuration comes from. */
export interface ConfigSources {
  readonly profile: string;
  /** A JSON file with the names of `BotConfig`; amounts are text. */
  readonly file?: string | undefined;
  /** Variables such as `BOT_STRATEGY__SHORT_WINDOW`. */
  readonly env: { readonly [name: string]: string | undefined };
  /** Variables with the prefix `BOT_` that are not settings; any other unknown one is an error. */
  readonly otherVariables?: readonly string[];
  readonly flags: ConfigFlags;
}

export interface ResolvedConfig {
  readonly config: BotConfig;
  /** Every setting, as text that a flag or variable would take, and who had the last word. */
  readonly origins: readonly ConfigValueOrigin[];
}

export interface ConfigValueOrigin {
  readonly path: ConfigPath;
  readonly value: string;
  readonly origin: ConfigOrigin;
  readonly from: string;
}

/**
 * Puts the configuration together: defaults, then the profile, the file, the environment, the flags; the last one wins.
 * @throws ConfigError UnknownProfile, ConfigFileUnreadable, or InvalidConfig with every wrong value at once
 */
export function resolveConfig(sources: ConfigSources): ResolvedConfig {
  const profile = knownProfile(sources.profile);
  const layers = layersOf(sources, profile);
  const settings = withDerived(lastWords(layers));
  const { values, issues } = readSettings(settings, profile);
  const problems = [...layers.flatMap((layer) => layer.issues), ...issues];
  if (problems.length > 0) throw invalidConfig(problems);
  const origins = settings.map(({ path, raw, origin, from }) => ({ path, value: textOf(raw), origin, from }));
  return { config: assembleConfig(profile, values), origins };
}

function knownProfile(name: string): ProfileName {
  const known = profileNames.find((profile) => profile === name);
  if (known !== undefined) return known;
  const problem = `there is no profile "${name}"${suggestion(name, profileNames)}`;
  const text = {
    happened: `${problem[0]?.toUpperCase()}${problem.slice(1)}.`,
    botDid: 'The bot did not start.',
    toDo: `Choose one of ${profileNames.join(', ')}.`,
  };
  throw new ConfigError('UnknownProfile', text, [{ path: 'profile', problem }]);
}

function layersOf({ file, env, otherVariables = [], flags }: ConfigSources, profile: ProfileName): ConfigLayer[] {
  return [
    tableLayer('default', 'default', configDefaults),
    tableLayer('profile', profile, profiles[profile]),
    ...(file === undefined ? [] : [fileLayer(file, profile)]),
    environmentLayer(env, otherVariables),
    flagLayer(flags),
  ];
}

/** One setting per path, in the order of the defaults. */
function lastWords(layers: readonly ConfigLayer[]): ConfigSetting[] {
  const byPath = new Map<ConfigPath, ConfigSetting>();
  for (const setting of layers.flatMap((layer) => layer.settings)) byPath.set(setting.path, setting);
  return [...byPath.values()];
}

function invalidConfig(issues: readonly ConfigIssue[]): ConfigError {
  const lines = issues.map(({ path, problem, origin }) => `\n  ${path}: ${problem} (${origin})`);
  const counted = issues.length === 1 ? 'One value' : `${issues.length} values`;
  const text = {
    happened: `${counted} of the configuration cannot be used:${lines.join('')}\n`,
    botDid: 'The bot did not start.',
    toDo: 'Correct them where they come from.',
  };
  return new ConfigError('InvalidConfig', text, issues);
}
