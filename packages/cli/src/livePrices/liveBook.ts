import { roundDown, toSteps, zeroQuantity, equals, type Instrument, type PriceLevel } from '@bot/core';

/** What waits at a venue in one instrument, in whole ticks and lots. */
export interface LiveBook {
  /** What is known before is void. */
  replace(levels: readonly PriceLevel[]): void;
  change(levels: readonly PriceLevel[]): void;
  /** Nothing is known any more. */
  clear(): void;
  /** The best levels of each side, best first; null while it cannot be a book: a side is empty, or the sides overlap. */
  best(count: number): BestLevels | null;
}

export type Level = readonly [ticks: number, lots: number];

export interface BestLevels {
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

export function createLiveBook({ tickSize, lotSize }: Instrument): LiveBook {
  const [bids, asks] = [new Map<number, number>(), new Map<number, number>()];
  const clear = (): void => [bids, asks].forEach((side) => side.clear());

  function change(levels: readonly PriceLevel[]): void {
    for (const { side, price, quantity } of levels) {
      const own = side === 'Buy' ? bids : asks;
      // What is less than a lot cannot be traded with here.
      const lots = equals(quantity, zeroQuantity) ? 0 : toSteps(roundDown(quantity, lotSize), lotSize);
      const ticks = toSteps(price, tickSize);
      if (lots === 0) own.delete(ticks);
      else own.set(ticks, lots);
    }
  }

  return {
    change,
    clear,
    replace(levels) {
      clear();
      change(levels);
    },
    best(count) {
      const ofBids = [...bids].sort(([one], [other]) => other - one).slice(0, count);
      const ofAsks = [...asks].sort(([one], [other]) => one - other).slice(0, count);
      const [bid, ask] = [ofBids[0], ofAsks[0]];
      return bid === undefined || ask === undefined || bid[0] >= ask[0] ? null : { bids: ofBids, asks: ofAsks };
    },
  };
}
