import type { ProfileName } from '@bot/core';
import type { ConfigPath, ConfigValues } from './configFields';

/** A rule over several settings, or one that a profile adds. It is judged once all its settings can be read. */
export interface ConfigRule {
  readonly paths: readonly [ConfigPath, ...ConfigPath[]];
  /** null: for every profile. */
  readonly profile: ProfileName | null;
  /** What is wrong, or null. */
  readonly judge: (values: ConfigValues) => string | null;
}
