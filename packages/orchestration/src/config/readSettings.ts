import type { ConfigIssue, JsonValue, ProfileName } from '@bot/core';
import { configFields, type ConfigPath, type ConfigValues } from './configFields';
import { configOrigins, originText, type ConfigSetting } from './configLayer';
import type { ConfigRule } from './configRule';
import { configRules } from './configRules';

interface ReadSettings {
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
    problem: `${issue.message}; got ${shown(valueAt(setting.raw, issue.path))}`,
    origin: originText(setting),
  };
}

/** Blames the setting with the strongest origin: that is the one that somebody has changed last. */
function brokenRule(rule: ConfigRule, settings: readonly ConfigSetting[], problem: string): ConfigIssue {
  const blamed = rule.paths
    .flatMap((path) => settings.filter((setting) => setting.path === path))
    .reduce((a, b) => (strengthOf(b) > strengthOf(a) ? b : a));
  return { path: blamed.path, problem, origin: originText(blamed) };
}

const strengthOf = ({ origin }: ConfigSetting): number => configOrigins.indexOf(origin);

const MOST_SHOWN = 60;

function shown(raw: JsonValue | undefined): string {
  if (raw === undefined) return 'nothing';
  const text = JSON.stringify(raw);
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
}

/** The item of a list or map that an issue is about. */
function valueAt(raw: JsonValue, path: readonly PropertyKey[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((value, key) => (value as Record<PropertyKey, JsonValue>)[key], raw);
}
