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

/** What the newest list of an instrument comes to. It moves on with each mark. */
interface Kept {
  marks: readonly string[];
  wasAbove: boolean | null;
  isAbove: boolean | null;
  /** The newest marks in a ring as long as the long window. */
  readonly prices: Price[];
  count: number;
  shortSum: Price | null;
  longSum: Price | null;
}

const nothingYet = (): Kept => ({
  ...{ marks: [], wasAbove: null, isAbove: null, prices: [], count: 0, shortSum: null, longSum: null },
});

/**
 * The averages of lists that grow by one mark at a time. A list is text, since a memory is; what the newest list of an instrument
 * comes to is worked out once, from the list before it. Sums are exact, so it does not matter which way they were come by.
 */
export function rememberedAverages(shortWindow: number, longWindow: number): AveragesOf {
  const newest = new Map<InstrumentId, Kept>();
  const [short, long] = [timesOne(shortWindow), timesOne(longWindow)];

  function take(kept: Kept, mark: Price): void {
    const { prices, count } = kept;
    const shortSum = moved(kept.shortSum, before(kept, shortWindow), mark);
    const longSum = moved(kept.longSum, before(kept, longWindow), mark);
    prices[count % longWindow] = mark;
    kept.count = count + 1;
    kept.shortSum = shortSum;
    kept.longSum = longSum;
    kept.wasAbove = kept.isAbove;
    // s ÷ short > l ÷ long without dividing, which would round.
    kept.isAbove = kept.count < longWindow ? null : exceeds(scale(shortSum, long), scale(longSum, short));
  }

  /** The mark so many marks ago, which the newest of a window puts out of it. */
  const before = ({ prices, count }: Kept, window: number): Price | undefined =>
    count < window ? undefined : prices[(count - window) % longWindow];

  function of(instrumentId: InstrumentId, marks: readonly string[]): Kept {
    const known = newest.get(instrumentId);
    if (known?.marks === marks) return known;
    const kept = nothingYet();
    for (const mark of marks) take(kept, priceOf(mark));
    kept.marks = marks;
    newest.set(instrumentId, kept);
    return kept;
  }

  return Object.assign((instrumentId: InstrumentId, marks: readonly string[]): Averages => of(instrumentId, marks), {
    grown(instrumentId: InstrumentId, earlier: readonly string[], marks: readonly string[], mark: Price): void {
      const kept = of(instrumentId, earlier);
      take(kept, mark);
      kept.marks = marks;
    },
  });
}

/** A sum with one more mark, and without the one that leaves its window. */
function moved(sum: Price | null, leaving: Price | undefined, newest: Price): Price {
  if (sum === null) return newest;
  return leaving === undefined ? add(sum, newest) : add(subtract(sum, leaving), newest);
}

function timesOne(count: number): Ratio {
  let ratio = one;
  for (let i = 1; i < count; i += 1) ratio = add(ratio, one);
  return ratio;
}
