import { assert, isBotError, type ConfigError, type ConfigIssue } from '@bot/core';
import { resolveConfig, type ConfigSources, type ResolvedConfig } from '../resolveConfig';

const nothing = { env: {}, flags: {} };
export const resolve = (sources: Partial<ConfigSources>): ResolvedConfig =>
  resolveConfig({ profile: 'dev', ...nothing, ...sources });

/** What a configuration that is refused is refused for. */
export function failureOf(sources: Partial<ConfigSources>): ConfigError {
  let failure: unknown;
  try {
    resolve(sources);
  } catch (error) {
    failure = error;
  }
  assert(isBotError(failure, 'Config'), 'the configuration of this test is refused');
  return failure as unknown as ConfigError;
}

export const issuesOf = (sources: Partial<ConfigSources>): readonly ConfigIssue[] => failureOf(sources).details.issues;
