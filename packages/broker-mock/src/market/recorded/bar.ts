import type { EpochMs } from '@bot/core';

/** Best prices in ticks. */
export interface TopPrices {
  readonly bidTicks: number;
  readonly askTicks: number;
}

/** What was quoted in one interval, in ticks and lots. */
export interface Bar {
  readonly at: EpochMs;
  readonly open: TopPrices;
  readonly high: TopPrices;
  readonly low: TopPrices;
  readonly close: TopPrices;
  readonly bidLots: number;
  readonly askLots: number;
  /** What other people traded in it; 0 when the file does not say. */
  readonly tradedLots: number;
}

/** A moment inside a bar. */
export interface BarStep extends TopPrices {
  readonly at: EpochMs;
  readonly bidLots: number;
  readonly askLots: number;
  readonly tradedLots: number;
}

const STEPS_PER_BAR = 4;

/**
 * How the price is taken to have moved inside a bar: open, then the extreme that is nearer to it, then the other one, then
 * close, a quarter of the interval apart. Worked example: a minute that opened at 100, reached 103 and 95 and closed at 96 is
 * 100, 103 after 15 s, 95 after 30 s, 96 after 45 s. Nobody knows the true path; this one never looks ahead further than
 * its bar and touches every recorded price. What was traded is spread evenly over the four: 10 lots are 2, 3, 2, 3.
 * Bias: the true path is longer, so stops and limits that lie between the extremes are reached in another order than they were,
 * and volume really comes in bursts.
 */
export function stepsOf(bar: Bar, intervalMs: number): readonly BarStep[] {
  const { open, high, low, close, bidLots, askLots } = bar;
  const isHighNearer = high.bidTicks - open.bidTicks <= open.bidTicks - low.bidTicks;
  const way = isHighNearer ? [open, high, low, close] : [open, low, high, close];
  const tradedBy = (quarters: number): number => Math.floor((bar.tradedLots * quarters) / STEPS_PER_BAR);
  return way.map((prices, index) => ({
    ...prices,
    at: bar.at + Math.floor((index * intervalMs) / STEPS_PER_BAR),
    bidLots,
    askLots,
    tradedLots: tradedBy(index + 1) - tradedBy(index),
  }));
}
