import { toText } from '../money/amount';
import { atLeast, compare, isPositive, isZero } from '../money/arithmetic';
import type { Side } from '../order/side';
import type { DepthLevel } from './depth';
import type { PriceLevel } from './marketMessage';

/** Both sides from the best level on. */
export interface BookTop {
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
}

/** Our copy of a book: whole after a snapshot, kept so by every update, worthless as soon as one was lost. */
export interface LocalBook {
  /** False before the first snapshot, after a loss, and when what was told cannot be a book. */
  readonly isValid: boolean;
  /** What was known before is void. */
  snapshot(levels: readonly PriceLevel[]): void;
  /** Changes nothing while the book is not valid. */
  update(levels: readonly PriceLevel[]): void;
  /** Something was lost: only a new snapshot makes it valid again. */
  invalidate(): void;
  /** The best `count` levels of each side; null while the book is not valid, or when it turns out not to be. */
  top(count: number): BookTop | null;
}

export function createLocalBook(): LocalBook {
  const sides: Record<Side, Map<string, DepthLevel>> = { Buy: new Map(), Sell: new Map() };
  let isValid = false;

  function apply(levels: readonly PriceLevel[]): void {
    for (const { side, price, quantity } of levels) {
      const isLevel = isPositive(quantity) && isPositive(price);
      if (isLevel) sides[side].set(toText(price), { price, quantity });
      else if (isZero(quantity)) sides[side].delete(toText(price));
      else return invalidate();
    }
  }

  function invalidate(): void {
    isValid = false;
    sides.Buy.clear();
    sides.Sell.clear();
  }

  return {
    get isValid() {
      return isValid;
    },
    snapshot(levels) {
      invalidate();
      isValid = true;
      apply(levels);
    },
    update(levels) {
      if (isValid) apply(levels);
    },
    invalidate,
    top(count) {
      if (!isValid) return null;
      const bids = best(sides.Buy.values(), count, (a, b) => compare(b.price, a.price));
      const asks = best(sides.Sell.values(), count, (a, b) => compare(a.price, b.price));
      const [bid] = bids;
      const [ask] = asks;
      // Who would pay more than is asked has traded already: a book that says so has missed something.
      const isCrossed = bid !== undefined && ask !== undefined && atLeast(bid.price, ask.price);
      if (isCrossed) invalidate();
      return isCrossed ? null : { bids, asks };
    },
  };
}

type Order = (a: DepthLevel, b: DepthLevel) => number;

/** The first `count` in an order, without sorting the rest: books are deep, and few levels are looked at. */
function best(levels: Iterable<DepthLevel>, count: number, order: Order): readonly DepthLevel[] {
  const found: DepthLevel[] = [];
  for (const level of levels) {
    const worst = found.at(-1);
    if (found.length >= count && worst !== undefined && order(level, worst) >= 0) continue;
    const index = found.findIndex((other) => order(level, other) < 0);
    found.splice(index === -1 ? found.length : index, 0, level);
    if (found.length > count) found.pop();
  }
  return found;
}
