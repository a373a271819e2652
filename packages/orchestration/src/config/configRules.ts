import { exceeds, moneyOf, one, type ProfileName } from '@bot/core';
import type { ConfigPath, ConfigValues } from './configFields';

/** A rule over several settings, or one that a profile adds. It is judged once all its settings can be read. */
export interface ConfigRule {
  readonly paths: readonly [ConfigPath, ...ConfigPath[]];
  /** null: for every profile. */
  readonly profile: ProfileName | null;
  /** What is wrong, or null. */
  readonly judge: (values: ConfigValues) => string | null;
}

const CANARY_DAILY_LOSS_USD = moneyOf('10');
const RAIL = 'This is a rail of the canary profile, which no file, variable or flag can loosen.';

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
  {
    paths: ['limits.positionCaps', 'instrumentIds'],
    profile: null,
    judge({ 'limits.positionCaps': caps, instrumentIds }) {
      const strangers = Object.keys(caps).filter((name) => !instrumentIds.includes(name));
      return strangers.length === 0 ? null : `caps ${strangers.join(', ')}, which is not among the instruments`;
    },
  },
  {
    paths: ['limits.maxLeverage'],
    profile: 'canary',
    judge: ({ 'limits.maxLeverage': leverage }) => (exceeds(leverage, one) ? `must not be above 1. ${RAIL}` : null),
  },
  {
    paths: ['timeInForce'],
    profile: 'canary',
    judge: ({ timeInForce }) => (timeInForce === 'IOC' ? null : `must be IOC: no order may rest. ${RAIL}`),
  },
  {
    paths: ['limits.dailyLossLimitUsd'],
    profile: 'canary',
    judge: ({ 'limits.dailyLossLimitUsd': limit }) =>
      limit === null || exceeds(limit, CANARY_DAILY_LOSS_USD) ? `must be set, and not above 10. ${RAIL}` : null,
  },
];
