import type { EpochMs, Instrument } from '@bot/core';
import type { MarketSource } from '@bot/broker-mock';

/** The market that a run trades on: made from a seed, recorded once, or what a venue outside tells. */
export interface TradedMarket {
  readonly kind: 'synthetic' | 'recorded' | 'live';
  readonly instruments: readonly Instrument[];
  readonly source: MarketSource;
  readonly startAt: EpochMs;
  /** When its data ends; null when it never does. */
  readonly endsAt: EpochMs | null;
}
