import type { ConfigIssue, ProfileName } from '@bot/core';
import { configFields, type ConfigPath, type ConfigValues } from './configFields';
import { configOrigins, originText, type ConfigSetting } from './configLayer';
import { configRules, type ConfigRule } from './configRules';
import { textOf } from './fieldKinds';

export interface ReadSettings {
  /** Complete when there are no issues. */
  readonly values: ConfigValues;
  readonly issues: readonly ConfigIssue[];
}

/** Reads every setting by itself, then judges the rules over those that could be read. */
export function readSettings(settings: readonly ConfigSetting[], profile: ProfileName): ReadSettings {
  const values: Partial<Record<ConfigPath, unknown>> = {};
  const issues: ConfigIssue[] = [];
  for (const setting of settings) {
    const read = configFields[setting.path].schema.safeParse(setting.raw);
    if (read.success) values[setting.path] = read.data;
    else issues.push(...read.error.issues.map((issue) => issueOf(setting, issue)));
  }
  const readable = values as ConfigValues;
  for (const rule of configRules) {
    if (rule.profile !== null && rule.profile !== profile) continue;
    if (!rule.paths.every((path) => path in values)) continue;
    const problem = rule.judge(readable);
    if (problem !== null) issues.push(brokenRule(rule, settings, problem));
  }
  return { values: readable, issues };
}

function issueOf(setting: ConfigSetting, issue: { path: PropertyKey[]; message: string }): ConfigIssue {
  return {
    path: [setting.path, ...issue.path].join('.'),
    problem: `${issue.message}; got ${shown(setting)}`,
    origin: originText(setting),
  };
}

/** Blames the setting with the strongest origin: that is the one that somebody has changed last. */
function brokenRule(rule: ConfigRule, settings: readonly ConfigSetting[], problem: string): ConfigIssue {
  const [strongest] = rule.paths
    .flatMap((path) => settings.filter((setting) => setting.path === path))
    .sort((a, b) => configOrigins.indexOf(b.origin) - configOrigins.indexOf(a.origin));
  if (strongest === undefined) return { path: rule.paths[0], problem };
  return { path: strongest.path, problem, origin: originText(strongest) };
}

const MOST_SHOWN = 60;

function shown({ raw }: ConfigSetting): string {
  const text = textOf(raw);
  return text.length <= MOST_SHOWN ? `"${text}"` : `"${text.slice(0, MOST_SHOWN)}…"`;
}
