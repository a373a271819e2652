import { add, exceeds, one, priceOf, scale, subtract, type Price, type Ratio } from '@bot/core';

/** Where the short average stood to the long one; null while there are not enough marks. */
export interface Averages {
  readonly wasAbove: boolean | null;
  readonly isAbove: boolean | null;
}

export interface AveragesOf {
  /** Of marks as decimal text, oldest first. */
  (marks: readonly string[]): Averages;
  /** Works out those of `after`, which is `before` and one more mark, from what is known of `before`. */
  grown(before: readonly string[], after: readonly string[], newest: Price): void;
}

interface Kept extends Averages {
  /** The newest marks, at most as many as the long window. */
  readonly prices: readonly Price[];
  readonly shortSum: Price | null;
  readonly longSum: Price | null;
}

const nothingYet: Kept = { wasAbove: null, isAbove: null, prices: [], shortSum: null, longSum: null };

/**
 * The averages of lists that grow by one mark at a time. A list is text, since a memory is; what it comes to is worked out once, from
 * the list before it, and kept as long as the list is. Sums are exact, so it does not matter which way they were come by.
 */
export function rememberedAverages(shortWindow: number, longWindow: number): AveragesOf {
  const known = new WeakMap<readonly string[], Kept>();
  const [short, long] = [timesOne(shortWindow), timesOne(longWindow)];

  function after(kept: Kept, newest: Price): Kept {
    const prices = [...kept.prices.slice(1 - longWindow), newest];
    const shortSum = moved(kept.shortSum, kept.prices, shortWindow, newest);
    const longSum = moved(kept.longSum, kept.prices, longWindow, newest);
    // s ÷ short > l ÷ long without dividing, which would round.
    const isAbove = prices.length < longWindow ? null : exceeds(scale(shortSum, long), scale(longSum, short));
    return { wasAbove: kept.isAbove, isAbove, prices, shortSum, longSum };
  }

  function of(marks: readonly string[]): Kept {
    const kept = known.get(marks) ?? marks.reduce((sofar, mark) => after(sofar, priceOf(mark)), nothingYet);
    known.set(marks, kept);
    return kept;
  }

  return Object.assign((marks: readonly string[]): Averages => of(marks), {
    grown: (before: readonly string[], next: readonly string[], newest: Price) =>
      void known.set(next, after(of(before), newest)),
  });
}

/** The sum of the newest `window` marks once there is one more. */
function moved(sum: Price | null, prices: readonly Price[], window: number, newest: Price): Price {
  if (sum === null) return newest;
  const dropped = prices.length < window ? undefined : prices[prices.length - window];
  return dropped === undefined ? add(sum, newest) : add(subtract(sum, dropped), newest);
}

function timesOne(count: number): Ratio {
  let ratio = one;
  for (let i = 1; i < count; i += 1) ratio = add(ratio, one);
  return ratio;
}
