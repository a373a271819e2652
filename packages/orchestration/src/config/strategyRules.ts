import { exceeds, one, ratioOf, sum, toText, type StrategyEntry } from '@bot/core';
import type { ConfigRule } from './configRule';

const nameOf = ({ id, kind }: StrategyEntry): string => id ?? kind;

/** What the strategies of the list must be together. */
export const strategyRules: readonly ConfigRule[] = [
  {
    paths: ['strategies.list'],
    profile: null,
    judge({ 'strategies.list': list }) {
      const names = list.map(nameOf);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      return twice === undefined ? null : `has two strategies called ${twice}; give each an id of its own`;
    },
  },
  {
    paths: ['strategies.list'],
    profile: null,
    judge({ 'strategies.list': list }) {
      const shares = list.flatMap(({ share }) => share ?? []);
      const total = sum(shares, ratioOf('0'));
      if (exceeds(total, one)) return `has shares of ${toText(total)} together, which is more than 1`;
      const isNothingLeft = !exceeds(one, total) && shares.length < list.length;
      return isNothingLeft ? 'has shares of 1 together, and a strategy without a share gets nothing' : null;
    },
  },
  {
    paths: ['strategies.list', 'strategy.shortWindow', 'strategy.longWindow'],
    profile: null,
    judge({ 'strategies.list': list, 'strategy.shortWindow': short, 'strategy.longWindow': long }) {
      const wrong = list.find(({ shortWindow = short, longWindow = long }) => longWindow <= shortWindow);
      // The windows of the group have a rule of their own.
      if (wrong === undefined || long <= short) return null;
      return `the long window of ${nameOf(wrong)} (${wrong.longWindow ?? long}) must be above its short window (${wrong.shortWindow ?? short})`;
    },
  },
  {
    paths: ['strategies.list', 'instrumentIds'],
    profile: null,
    judge({ 'strategies.list': list, instrumentIds }) {
      const strangers = list.flatMap((entry) =>
        (entry.instrumentIds ?? []).filter((id) => !instrumentIds.includes(id)),
      );
      return strangers.length === 0 ? null : `trades ${strangers.join(', ')}, which is not among the instruments`;
    },
  },
];
