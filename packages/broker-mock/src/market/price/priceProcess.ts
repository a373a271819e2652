import type { Instrument, Random } from '@bot/core';

/**
 * One reason why a price moves. Several of them compose: each says by which share the price changes in a step, and the changes are
 * multiplied. A process keeps nothing between steps but its stream of chance.
 */
export interface PriceProcess {
  /** Names its stream of chance. */
  readonly name: 'randomWalk' | 'trend' | 'jumps' | 'meanReversion';
  /** Worked out once for each instrument. */
  of(setting: PriceSetting): PriceChange;
}

export interface PriceSetting {
  readonly instrument: Instrument;
  /** The first price. */
  readonly startTicks: number;
  readonly stepMs: number;
}

/** What a process may look at. */
export interface PriceMoment {
  /** The price of the step before, with fractions. */
  readonly ticks: number;
  readonly random: Random;
  /** This step's bell-shaped number of the instrument (mean 0, deviation 1), which correlated instruments share in part. */
  readonly shock: number;
}

/** By which share the price changes in this step: 0.01 is up 1 %. */
export type PriceChange = (moment: PriceMoment) => number;

export const DAY_MS = 86_400_000;
