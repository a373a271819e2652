import {
  isFlat,
  isLong,
  markOf,
  toText,
  type Signal,
  type Strategy,
  type StrategyConfig,
  type StrategyContext,
} from '@bot/core';
import { rememberedAverages } from './rememberedAverages';
import { entry, exit, type StrategyIdentity } from './signals';

/** The newest marks as decimal text, oldest first, at most long + 1. */
export type CrossoverMemory = readonly string[];

/**
 * Buys when the short average crosses above the long one; closes when it crosses below, and goes short where that is
 * allowed. Only a fresh crossing counts, so long + 1 samples are needed.
 * Worked example, windows 2 and 3: marks 10, 9, 8, 12 → averages before (8.5, 9), now (10, 9.67): crossed up.
 */
export function movingAverageCrossover(
  config: StrategyConfig,
  allowShorts: boolean,
  identity: StrategyIdentity = { strategyId: 'MovingAverageCrossover' },
): Strategy<CrossoverMemory> {
  const { shortWindow, longWindow } = config;
  const needed = longWindow + 1;
  const averagesOf = rememberedAverages(shortWindow, longWindow);
  const sized = { ...config, ...identity };

  return {
    ...identity,
    version: 1,
    warmUpSamples: needed,
    initialMemory: () => [],
    observe(memory, quote) {
      const { price } = markOf(quote);
      const next = withNewest(memory, toText(price), needed);
      averagesOf.grown(quote.instrumentId, memory, next, price);
      return next;
    },
    decide(memory, context) {
      const { wasAbove, isAbove } = averagesOf(context.instrument.instrumentId, memory);
      if (wasAbove === null || wasAbove === isAbove) return null;
      return isAbove ? up(context) : down(context);
    },
  };

  function up(context: StrategyContext): Signal | null {
    return isLong(context.position) ? null : entry('Buy', 'MovingAveragesCrossedUp', sized, context);
  }

  function down(context: StrategyContext): Signal | null {
    const { instrument, position } = context;
    if (!allowShorts || instrument.kind !== 'Perpetual') {
      return isLong(position) ? exit('MovingAveragesCrossedDown', identity, context) : null;
    }
    const isShort = !isFlat(position) && !isLong(position);
    return isShort ? null : entry('Sell', 'MovingAveragesCrossedDown', sized, context);
  }
}

/** The newest `most`, with one more at their end. */
function withNewest(marks: readonly string[], newest: string, most: number): readonly string[] {
  const next: string[] = [];
  for (let i = Math.max(0, marks.length + 1 - most); i < marks.length; i += 1) next.push(marks[i] as string);
  next.push(newest);
  return next;
}
