import { marketPresets, randomWalkMarket, type MarketPreset, type MarketSource } from '@bot/broker-mock';

export interface MarketCondition extends MarketPreset {
  /** Prices that wander so. */
  readonly market: MarketSource;
}

const condition = (preset: MarketPreset): MarketCondition => ({ ...preset, market: randomWalkMarket({ preset }) });

/**
 * Markets for `inMemoryLayer(marketConditions.volatile)`. Normal: 1 % a day, 2 bps, plenty to trade; volatile: 8 %, 20 bps;
 * illiquid: 3 %, 100 bps, little to trade.
 */
export const marketConditions = {
  normal: condition(marketPresets.normal),
  volatile: condition(marketPresets.volatile),
  illiquid: condition(marketPresets.illiquid),
} as const;
