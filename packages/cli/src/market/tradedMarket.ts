import type { EpochMs, Instrument } from '@bot/core';
import type { MarketSource } from '@bot/broker-mock';

/** The market that a run trades on: made from a seed, or recorded once. */
export interface TradedMarket {
  readonly kind: 'synthetic' | 'recorded';
  readonly instruments: readonly Instrument[];
  readonly source: MarketSource;
  readonly startAt: EpochMs;
  /** When its data ends; null when it never does. */
  readonly endsAt: EpochMs | null;
}
