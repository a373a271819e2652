import type { ConfigIssue } from '@bot/core';
import { configFields, configPaths } from './configFields';
import type { ConfigLayer, ConfigSetting } from './configLayer';
import { suggestion } from './nearestName';

const PREFIX = 'BOT_';

/** The environment variable of a setting: `limits.dailyLossLimitUsd` is `BOT_LIMITS__DAILY_LOSS_LIMIT_USD`. */
export const variableOf = (path: string): string =>
  PREFIX +
  path
    .split('.')
    .map((name) => name.replace(/[A-Z]/g, '_$&').toUpperCase())
    .join('__');

const pathOf = new Map(configPaths.map((path) => [variableOf(path), path]));

/** Every variable that starts with `BOT_` must be a setting, or be listed in `otherVariables`. Values of others are never shown. */
export function environmentLayer(
  environment: { readonly [name: string]: string | undefined },
  otherVariables: readonly string[],
): ConfigLayer {
  const settings: ConfigSetting[] = [];
  const issues: ConfigIssue[] = [];
  for (const [name, text] of Object.entries(environment)) {
    if (!name.startsWith(PREFIX) || otherVariables.includes(name) || text === undefined) continue;
    const path = pathOf.get(name);
    if (path !== undefined) {
      settings.push({ path, raw: configFields[path].fromText(text), origin: 'environment', from: name });
    } else {
      const problem = `there is no such variable${suggestion(name, [...pathOf.keys(), ...otherVariables])}`;
      issues.push({ path: name, problem, origin: `environment ${name}` });
    }
  }
  return { settings, issues };
}
