import { isBotError, type ConfigError, type ConfigIssue } from '@bot/core';
import { resolveConfig, type ConfigSources, type ResolvedConfig } from '../resolveConfig';

const nothing = { env: {}, flags: {} };
export const resolve = (sources: Partial<ConfigSources>): ResolvedConfig =>
  resolveConfig({ profile: 'dev', ...nothing, ...sources });

/** What a configuration that is refused is refused for. */
export function failureOf(sources: Partial<ConfigSources>): ConfigError {
  try {
    resolve(sources);
  } catch (error) {
    if (isBotError(error, 'Config')) return error as unknown as ConfigError;
    throw error;
  }
  throw new Error('the configuration was accepted');
}
export const issuesOf = (sources: Partial<ConfigSources>): readonly ConfigIssue[] => failureOf(sources).details.issues;
