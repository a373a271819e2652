import type { GuardLimits } from './guardLimits';
import type { MarketDataConfig } from './marketDataConfig';
import type { TaskConfig } from './taskConfig';
import type { StorageSettings } from './storageSettings';
import type { InstrumentId } from '../instrument/instrument';
import type { Money, Notional, Quantity, Ratio } from '../money/amount';
import type { TimeInForce } from '../order/order';

export const profileNames = ['dev', 'demo', 'paper', 'canary', 'prod', 'spot'] as const;
export type ProfileName = (typeof profileNames)[number];

/** What the bot may not do. null switches a limit off. */
export interface RiskLimits {
  /** One entry order may not be worth more. Equal passes. */
  readonly maxTradeValueUsd: Notional | null;
  /** |position| plus live orders of the same side plus the order may not be more. Equal passes. */
  readonly positionCaps: { readonly [instrumentId: InstrumentId]: Quantity };
  /** A day's result (realised, unrealised, commission) at or below minus this → reduce-only. */
  readonly dailyLossLimitUsd: Money | null;
  /** A mark older than this is stale: no entries. */
  readonly maxMarkAgeMs: number;
  /** Notional of all positions and live orders over equity. */
  readonly maxLeverage: Ratio;
  readonly allowShorts: boolean;
  /** The bot starts in reduce-only mode and stays there. */
  readonly reduceOnly: boolean;
}

/** Moving-average crossover with trailing stop. */
export interface StrategyConfig {
  /** Samples in the short and the long average. */
  readonly shortWindow: number;
  readonly longWindow: number;
  /** Distance from the best price since entry: 0.01 is 1 %. */
  readonly trailingStop: Ratio;
  /** An entry is worth this part of equity: 0.05 is 5 %. */
  readonly positionFraction: Ratio;
  /** An entry is never worth more than this. */
  readonly maxPositionUsd: Notional;
}

/** Everything the engine is told before it starts. Data only. */
export interface BotConfig {
  readonly profile: ProfileName;
  readonly instrumentIds: readonly InstrumentId[];
  /** One sample per instrument and cycle reaches the strategies. */
  readonly cycleIntervalMs: number;
  readonly strategy: StrategyConfig;
  readonly limits: RiskLimits;
  readonly guards: GuardLimits;
  readonly marketData: MarketDataConfig;
  readonly tasks: TaskConfig;
  readonly storage: StorageSettings;
  readonly timeInForce: TimeInForce;
  /** Whether coins that were there before the bot are managed by it. */
  readonly holdings: 'ignore' | 'adopt';
  /** How often our books are compared with the venue's. */
  readonly reconcileIntervalMs: number;
  /** How long after the last attempt a submit may still be admitted by the venue. */
  readonly admissionWindowMs: number;
  /** How many marks are kept per instrument. */
  readonly markWindowSize: number;
}
