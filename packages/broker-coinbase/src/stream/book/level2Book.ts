import { textOfDigits } from '../frame/digits';
import type { LevelChange, Level2Event } from '../frame/frame';
import { textOfSize, type LevelSize } from '../frame/levelSize';
import { createBookSide, type BookSide, type SideLevel } from './bookSide';

/** All that waits at one price, as amounts are written. */
export interface BookLevel {
  readonly isBid: boolean;
  readonly price: string;
  readonly quantity: string;
}

/** The best of both sides. */
export interface BookTop {
  readonly bid: BookLevel;
  readonly ask: BookLevel;
}

/** The whole book of one product: exact, sorted, kept by snapshots and changes. */
export interface Level2Book {
  /** False before the first snapshot, and once something was lost. */
  readonly isValid: boolean;
  /**
   * All of it or nothing. False when it was refused: no number of the book's size can hold one of its prices, or somebody would pay
   * more than is asked, so something was missed. The book is not valid then. Changes of a book that is not valid change nothing.
   */
  apply(event: Level2Event): boolean;
  /** Only a snapshot makes it valid again. */
  invalidate(): void;
  /** null while one of the sides is empty, or the book not valid. */
  top(): BookTop | null;
  /** Bids from the best down, then asks from the best up. */
  levels(): readonly BookLevel[];
}

export function createLevel2Book(): Level2Book {
  const bids = createBookSide('Highest');
  const asks = createBookSide('Lowest');
  let isValid = false;
  /** Prices are whole numbers of 10^−places. */
  let places = 0;

  const sideOf = ({ isBid }: LevelChange): BookSide => (isBid ? bids : asks);
  const priceOf = (change: LevelChange): number =>
    change.places === places ? change.digits : change.digits * 10 ** (places - change.places);

  function clear(): void {
    bids.load(new Map());
    asks.load(new Map());
    places = 0;
    isValid = false;
  }

  /** As many decimals as the changes have; false when a price has no room for them. */
  function refine(changes: readonly LevelChange[]): boolean {
    let wanted = places;
    let isAsFine = true;
    for (const change of changes) {
      if (change.places === places) continue;
      isAsFine = false;
      wanted = Math.max(wanted, change.places);
    }
    // Most prices of a product have as many decimals as those before, and what was read is exact.
    if (isAsFine) return true;
    const factor = 10 ** (wanted - places);
    const highest = Math.max(bids.highest, asks.highest) * factor;
    if (!Number.isSafeInteger(highest)) return false;
    for (const { digits, places: own } of changes) {
      if (digits * 10 ** (wanted - own) > Number.MAX_SAFE_INTEGER) return false;
    }
    if (factor > 1) {
      bids.refine(factor);
      asks.refine(factor);
      places = wanted;
    }
    return true;
  }

  function load(changes: readonly LevelChange[]): void {
    const [bidsByPrice, asksByPrice] = [new Map<number, LevelSize>(), new Map<number, LevelSize>()];
    for (const change of changes) {
      const byPrice = change.isBid ? bidsByPrice : asksByPrice;
      if (change.size === 0) byPrice.delete(priceOf(change));
      else byPrice.set(priceOf(change), change.size);
    }
    bids.load(bidsByPrice);
    asks.load(asksByPrice);
    isValid = true;
  }

  function update(changes: readonly LevelChange[]): void {
    for (const change of changes) sideOf(change).set(priceOf(change), change.size);
  }

  const isCrossed = (): boolean => asks.bestPrice > 0 && bids.bestPrice >= asks.bestPrice;

  const levelOf = (isBid: boolean, { price, size }: SideLevel): BookLevel =>
    bookLevelOf({ isBid, digits: price, places, size });

  return {
    get isValid() {
      return isValid;
    },
    apply({ isSnapshot, changes }) {
      if (!isSnapshot && !isValid) return true;
      if (isSnapshot) clear();
      const fits = refine(changes);
      if (fits) (isSnapshot ? load : update)(changes);
      if (fits && !isCrossed()) return true;
      clear();
      return false;
    },
    invalidate: clear,
    top() {
      const [bid, ask] = [bids.best, asks.best];
      return bid === null || ask === null ? null : { bid: levelOf(true, bid), ask: levelOf(false, ask) };
    },
    levels: () => [
      ...bids.levels().map((level) => levelOf(true, level)),
      ...asks.levels().map((level) => levelOf(false, level)),
    ],
  };
}

export const bookLevelOf = (change: LevelChange): BookLevel => ({
  isBid: change.isBid,
  price: textOfDigits(change),
  quantity: textOfSize(change.size),
});
