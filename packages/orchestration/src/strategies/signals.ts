import {
  asNotional,
  isPositive,
  one,
  scale,
  smallerOf,
  type InstrumentId,
  type Notional,
  type Ratio,
  type Signal,
  type StrategyContext,
  type StrategyId,
} from '@bot/core';

/** What a strategy is called, and what is its own. */
export interface StrategyIdentity {
  readonly strategyId: StrategyId;
  /** Its part of the capital. Default: an equal part of what the others leave. */
  readonly share?: Ratio;
  /** The instruments it trades. Default: all. */
  readonly instrumentIds?: readonly InstrumentId[];
  /** How sure it is of its signals, from 0 to 1. Default: 1. */
  readonly confidence?: Ratio;
}

/** How large an entry is. */
export interface EntrySize {
  /** A part of the strategy's capital: 0.05 is 5 %. */
  readonly positionFraction: Ratio;
  /** Never more than this. */
  readonly maxPositionUsd: Notional;
}

/**
 * An entry is worth a part of the strategy's capital, never more than the configured size. Without capital there are none.
 * Worked example: 5 % of 10,000, at most 1,000 → 500.
 */
export function entry(
  action: 'Buy' | 'Sell',
  reason: string,
  { strategyId, confidence = one, positionFraction, maxPositionUsd }: StrategyIdentity & EntrySize,
  { instrument: { instrumentId }, allocation }: StrategyContext,
): Signal | null {
  if (!isPositive(allocation)) return null;
  const targetNotional = smallerOf(asNotional(scale(allocation, positionFraction)), maxPositionUsd);
  return { strategyId, instrumentId, action, confidence, targetNotional, reason };
}

/** What closes the strategy's own position. */
export const exit = (
  reason: string,
  { strategyId, confidence = one }: StrategyIdentity,
  { instrument: { instrumentId } }: StrategyContext,
): Signal => ({ strategyId, instrumentId, action: 'Close', confidence, targetNotional: null, reason });
