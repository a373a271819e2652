import { add, exceeds, one, priceOf, scale, subtract, type InstrumentId, type Price, type Ratio } from '@bot/core';

/** Where the short average stood to the long one; null while there are not enough marks. */
export interface Averages {
  readonly wasAbove: boolean | null;
  readonly isAbove: boolean | null;
}

export interface AveragesOf {
  /** Of the marks of an instrument as decimal text, oldest first. */
  (instrumentId: InstrumentId, marks: readonly string[]): Averages;
  /** Works out those of `after`, which is `before` and one more mark, from what is known of `before`. */
  grown(instrumentId: InstrumentId, before: readonly string[], after: readonly string[], newest: Price): void;
}

interface Kept extends Averages {
  /** The newest marks, at most as many as the long window. */
  readonly prices: readonly Price[];
  readonly shortSum: Price | null;
  readonly longSum: Price | null;
}

const nothingYet: Kept = { wasAbove: null, isAbove: null, prices: [], shortSum: null, longSum: null };

/**
 * The averages of lists that grow by one mark at a time. A list is text, since a memory is; what the newest list of an instrument
 * comes to is worked out once, from the list before it. Sums are exact, so it does not matter which way they were come by.
 */
export function rememberedAverages(shortWindow: number, longWindow: number): AveragesOf {
  const newest = new Map<InstrumentId, { readonly marks: readonly string[]; readonly kept: Kept }>();
  const [short, long] = [timesOne(shortWindow), timesOne(longWindow)];

  function after(kept: Kept, mark: Price): Kept {
    const prices = [...kept.prices.slice(1 - longWindow), mark];
    const shortSum = moved(kept.shortSum, kept.prices, shortWindow, mark);
    const longSum = moved(kept.longSum, kept.prices, longWindow, mark);
    // s ÷ short > l ÷ long without dividing, which would round.
    const isAbove = prices.length < longWindow ? null : exceeds(scale(shortSum, long), scale(longSum, short));
    return { wasAbove: kept.isAbove, isAbove, prices, shortSum, longSum };
  }

  function of(instrumentId: InstrumentId, marks: readonly string[]): Kept {
    const known = newest.get(instrumentId);
    if (known?.marks === marks) return known.kept;
    const kept = marks.reduce((sofar, mark) => after(sofar, priceOf(mark)), nothingYet);
    newest.set(instrumentId, { marks, kept });
    return kept;
  }

  return Object.assign((instrumentId: InstrumentId, marks: readonly string[]): Averages => of(instrumentId, marks), {
    grown(instrumentId: InstrumentId, before: readonly string[], marks: readonly string[], mark: Price): void {
      newest.set(instrumentId, { marks, kept: after(of(instrumentId, before), mark) });
    },
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
