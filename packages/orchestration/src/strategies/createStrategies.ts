import { ratioOf, type BotConfig, type Strategy, type StrategyEntry, type StrategyKind } from '@bot/core';
import { meanReversion } from './meanReversion';
import { movingAverageCrossover } from './movingAverageCrossover';
import type { StrategyIdentity } from './signals';

const TWO = ratioOf('2');

/** The strategies that a configuration asks for, in the order of its list. */
export const createStrategies = (config: BotConfig): readonly Strategy[] =>
  config.strategies.list.map((entry) => makers[entry.kind](config, entry));

/** How each kind is made. What an entry leaves out follows the settings of `strategy`. */
const makers: Record<StrategyKind, (config: BotConfig, entry: StrategyEntry) => Strategy> = {
  MovingAverageCrossover: ({ strategy, limits }, entry) =>
    movingAverageCrossover({ ...strategy, ...said(entry) }, limits.allowShorts, identityOf(entry)),
  MeanReversion: ({ strategy, limits }, entry) => {
    const { window = strategy.longWindow, entrySigmas = TWO } = entry;
    const config = { ...strategy, ...said(entry), window, entrySigmas };
    return meanReversion(config, limits.allowShorts, identityOf(entry));
  },
};

/** A setting that is there but undefined says nothing. */
const said = (entry: StrategyEntry): StrategyEntry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as unknown as StrategyEntry;

function identityOf(entry: StrategyEntry): StrategyIdentity {
  const { kind, id = kind, share, confidence, instrumentIds } = entry;
  return { ...said({ share, confidence, instrumentIds } as StrategyEntry), strategyId: id };
}
