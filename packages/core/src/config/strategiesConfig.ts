import type { InstrumentId } from '../instrument/instrument';
import type { Notional, Ratio } from '../money/amount';
import type { StrategyId } from '../order/order';
import type { AggregationPolicy } from '../strategy/aggregateSignals';

export const strategyKinds = ['MovingAverageCrossover', 'MeanReversion'] as const;
export type StrategyKind = (typeof strategyKinds)[number];

/** One strategy of the list. What is left out follows the settings of `strategy`. */
export interface StrategyEntry {
  readonly kind: StrategyKind;
  /** Its name in the log and of its book. Default: its kind. */
  readonly id?: StrategyId;
  /** Its part of the capital: 0.5 is a half. Default: an equal part of what the others leave. */
  readonly share?: Ratio;
  /** How sure it is of its signals, from 0 to 1: what it weighs under `confidence`. Default: 1. */
  readonly confidence?: Ratio;
  /** The instruments it trades. Default: all. */
  readonly instrumentIds?: readonly InstrumentId[];
  /** An entry is worth this part of the strategy's capital, and never more than `maxPositionUsd`. */
  readonly positionFraction?: Ratio;
  readonly maxPositionUsd?: Notional;
  /** MovingAverageCrossover only: samples in the short and the long average. */
  readonly shortWindow?: number;
  readonly longWindow?: number;
  /** MeanReversion only: samples in the mean. Default: the long window of `strategy`. */
  readonly window?: number;
  /** MeanReversion only: how many standard deviations from the mean is far. Default: 2. */
  readonly entrySigmas?: Ratio;
}

/** Which strategies there are, and what happens where they disagree. */
export interface StrategiesConfig {
  readonly aggregation: AggregationPolicy;
  /** The first comes first under `priority`, and looks after what is adopted. */
  readonly list: readonly StrategyEntry[];
  /** A strategy that fails so many times in a row is not asked again until the next start. */
  readonly pauseAfterFailures: number;
}

export const defaultStrategies: StrategiesConfig = {
  aggregation: 'confidence',
  list: [{ kind: 'MovingAverageCrossover' }],
  pauseAfterFailures: 5,
};
