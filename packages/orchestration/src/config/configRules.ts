import { canaryRails } from './canaryRails';
import { limitMaps } from './derivedSettings';
import type { ConfigRule } from './configRule';
import { strategyRules } from './strategyRules';

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
  ...strategyRules,
  {
    paths: [
      'markWindowSize',
      'guards.volatilityMarks',
      'guards.volatilityWarn',
      'guards.volatilityReduceOnly',
      'guards.volatilityHalt',
    ],
    profile: null,
    judge({ markWindowSize: size, 'guards.volatilityMarks': marks, ...values }) {
      const {
        'guards.volatilityWarn': warn,
        'guards.volatilityReduceOnly': reduce,
        'guards.volatilityHalt': halt,
      } = values;
      const isOff = [warn, reduce, halt].every((limit) => limit === null);
      return isOff || size >= marks ? null : `${size} marks are too few: the volatility is taken of ${marks}`;
    },
  },
  {
    paths: ['limits.warnMarkAgeMs', 'limits.maxMarkAgeMs'],
    profile: null,
    judge: ({ 'limits.warnMarkAgeMs': warn, 'limits.maxMarkAgeMs': max }) =>
      warn === null || warn < max ? null : `${warn} ms must be below limits.maxMarkAgeMs (${max}), or none`,
  },
  ...limitMaps.map((path): ConfigRule => ({
    paths: [path, 'instrumentIds'],
    profile: null,
    judge(values) {
      const strangers = Object.keys(values[path]).filter((name) => !values.instrumentIds.includes(name));
      return strangers.length === 0 ? null : `limits ${strangers.join(', ')}, which is not among the instruments`;
    },
  })),
  {
    paths: ['orders.burst', 'orders.reservedForExits'],
    profile: null,
    judge: ({ 'orders.burst': burst, 'orders.reservedForExits': reserved }) =>
      burst > reserved
        ? null
        : `of ${burst} requests at once ${reserved} are kept for exits: nothing is left for entries`,
  },
  ...canaryRails,
];
