import type { InstrumentId } from '@bot/core';
import { decimalText } from '../text/decimalText';

/**
 * One opinion of a strategy: what it wants at the nth sample that it sees. Amounts are decimal text. It is a line of the script
 * that `scriptedStrategy` of `@bot/orchestration` says.
 */
export interface SimulatedSignal {
  /** Counted from 1. */
  readonly sample: number;
  readonly action: 'Buy' | 'Sell';
  /** What the entry should be worth, in USD. */
  readonly notional: string;
  /** From 0 to 1. */
  readonly confidence: string;
  readonly instrumentId?: InstrumentId;
}

export interface SignalOptions {
  /** Default: 500, which is 0.01 BTC at 50,000. */
  readonly notional?: string;
  /** Default: 0.75. */
  readonly confidence?: string;
  /** Default: every instrument that the strategy trades. */
  readonly instrumentId?: InstrumentId;
  /** The sample at which it begins. Default: 1. */
  readonly from?: number;
}

/** Hold is no signal. */
const pattern = ['Buy', 'Buy', 'Sell', 'Sell', 'Hold'] as const;

/**
 * What a strategy says at so many samples, one after the other: Buy, Buy, Sell, Sell, nothing, and from the beginning. Worked
 * example: of 7 samples 6 have a signal, at 1, 2, 3, 4, 6 and 7.
 * @throws FixtureError NotDecimalText, also for a JavaScript number
 */
export function simulateStrategySignals(samples = 5, options: SignalOptions = {}): readonly SimulatedSignal[] {
  const { notional = '500', confidence = '0.75', from = 1, ...where } = options;
  const words = { notional: decimalText(notional, 'notional'), confidence: decimalText(confidence, 'confidence') };
  return Array.from({ length: samples }, (_, index) => pattern[index % pattern.length]).flatMap((action, index) =>
    action === 'Buy' || action === 'Sell' ? [{ sample: from + index, action, ...words, ...where }] : [],
  );
}
