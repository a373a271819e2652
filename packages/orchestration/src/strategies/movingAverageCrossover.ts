import {
  asNotional,
  isFlat,
  isLong,
  isNegative,
  markOf,
  one,
  scale,
  smallerOf,
  toText,
  type Notional,
  type Signal,
  type Strategy,
  type StrategyConfig,
  type StrategyContext,
} from '@bot/core';
import { rememberedAverages } from './rememberedAverages';

const STRATEGY_ID = 'MovingAverageCrossover';

/** The newest marks as decimal text, oldest first, at most long + 1. */
export type CrossoverMemory = readonly string[];

/**
 * Buys when the short average crosses above the long one; closes when it crosses below, and goes short where that is
 * allowed. Only a fresh crossing counts, so long + 1 samples are needed.
 * Worked example, windows 2 and 3: marks 10, 9, 8, 12 → averages before (8.5, 9), now (10, 9.67): crossed up.
 */
export function movingAverageCrossover(config: StrategyConfig, allowShorts: boolean): Strategy<CrossoverMemory> {
  const { shortWindow, longWindow } = config;
  const needed = longWindow + 1;
  const averagesOf = rememberedAverages(shortWindow, longWindow);

  return {
    strategyId: STRATEGY_ID,
    version: 1,
    warmUpSamples: needed,
    initialMemory: () => [],
    observe(memory, quote) {
      const { price } = markOf(quote);
      const next = [...memory.slice(1 - needed), toText(price)];
      averagesOf.grown(memory, next, price);
      return next;
    },
    decide(memory, context) {
      const { wasAbove, isAbove } = averagesOf(memory);
      if (wasAbove === null || wasAbove === isAbove) return null;
      return isAbove ? up(config, context) : down(config, context, allowShorts);
    },
  };
}

function up(config: StrategyConfig, context: StrategyContext): Signal | null {
  if (isLong(context.position)) return null;
  return entry('Buy', 'MovingAveragesCrossedUp', config, context);
}

function down(config: StrategyConfig, context: StrategyContext, allowShorts: boolean): Signal | null {
  const { instrument, position } = context;
  if (allowShorts && instrument.kind === 'Perpetual') {
    return !isFlat(position) && !isLong(position) ? null : entry('Sell', 'MovingAveragesCrossedDown', config, context);
  }
  if (!isLong(position)) return null;
  return {
    strategyId: STRATEGY_ID,
    instrumentId: instrument.instrumentId,
    action: 'Close',
    confidence: one,
    targetNotional: null,
    reason: 'MovingAveragesCrossedDown',
  };
}

/** An entry is worth a part of equity, never more than the configured size. A bot without equity has no entries. */
function entry(
  action: 'Buy' | 'Sell',
  reason: string,
  config: StrategyConfig,
  { instrument, equity }: StrategyContext,
): Signal | null {
  if (isNegative(equity)) return null;
  const targetNotional: Notional = smallerOf(asNotional(scale(equity, config.positionFraction)), config.maxPositionUsd);
  return {
    strategyId: STRATEGY_ID,
    instrumentId: instrument.instrumentId,
    action,
    confidence: one,
    targetNotional,
    reason,
  };
}
