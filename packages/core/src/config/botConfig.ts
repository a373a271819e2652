import type { GuardLimits } from './guardLimits';
import type { RiskLimits } from './riskLimits';
import type { OrderRules } from './orderRules';
import type { StrategiesConfig } from './strategiesConfig';
import type { MarketDataConfig } from './marketDataConfig';
import type { TaskConfig } from './taskConfig';
import type { StorageSettings } from './storageSettings';
import type { ReconciliationConfig } from './reconciliationConfig';
import type { InstrumentId } from '../instrument/instrument';
import type { Notional, Ratio } from '../money/amount';
import type { TimeInForce } from '../order/order';

export const profileNames = ['dev', 'demo', 'paper', 'canary', 'prod', 'spot'] as const;
export type ProfileName = (typeof profileNames)[number];

/** What every strategy goes by unless its entry in `strategies.list` says otherwise, and the stop that is nobody's own. */
export interface StrategyConfig {
  /** Samples in the short and the long average. */
  readonly shortWindow: number;
  readonly longWindow: number;
  /** Distance from the best price since entry: 0.01 is 1 %. */
  readonly trailingStop: Ratio;
  /** An entry is worth this part of the strategy's capital: 0.05 is 5 %. */
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
  readonly strategies: StrategiesConfig;
  readonly limits: RiskLimits;
  readonly guards: GuardLimits;
  readonly orders: OrderRules;
  readonly marketData: MarketDataConfig;
  readonly tasks: TaskConfig;
  readonly storage: StorageSettings;
  readonly reconciliation: ReconciliationConfig;
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
