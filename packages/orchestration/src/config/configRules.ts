import type { ProfileName } from '@bot/core';
import { canaryRails } from './canaryRails';
import { limitMaps } from './derivedSettings';
import type { ConfigPath, ConfigValues } from './configFields';

/** A rule over several settings, or one that a profile adds. It is judged once all its settings can be read. */
export interface ConfigRule {
  readonly paths: readonly [ConfigPath, ...ConfigPath[]];
  /** null: for every profile. */
  readonly profile: ProfileName | null;
  /** What is wrong, or null. */
  readonly judge: (values: ConfigValues) => string | null;
}

export const configRules: readonly ConfigRule[] = [
  {
    paths: ['strategy.longWindow', 'strategy.shortWindow'],
    profile: null,
    judge: ({ 'strategy.longWindow': long, 'strategy.shortWindow': short }) =>
      long > short ? null : `the long window (${long}) must be above the short window (${short})`,
  },
  {
    paths: ['markWindowSize', 'strategy.longWindow'],
    profile: null,
    // A crossing is a change from the sample before.
    judge: ({ markWindowSize: size, 'strategy.longWindow': long }) =>
      size > long ? null : `${size} marks are too few: the long window (${long}) needs ${long + 1} to see a crossing`,
  },
  ...limitMaps.map((path): ConfigRule => ({
    paths: [path, 'instrumentIds'],
    profile: null,
    judge(values) {
      const strangers = Object.keys(values[path]).filter((name) => !values.instrumentIds.includes(name));
      return strangers.length === 0 ? null : `limits ${strangers.join(', ')}, which is not among the instruments`;
    },
  })),
  ...canaryRails,
];
