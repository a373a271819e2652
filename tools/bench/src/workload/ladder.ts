import { createTally, traded, type Engine, type Tally } from './engine';

/** One element per order; ladders of several markets share them. */
export interface OrderColumns {
  readonly ahead: Int32Array;
  readonly behind: Int32Array;
  /** Where it waits on its ladder. */
  readonly places: Int32Array;
  /** What is left of it; 0 when it does not wait. */
  readonly lots: Int32Array;
  readonly tally: Tally;
  /** Slots of the orders that the last add or take filled. */
  readonly filled: number[];
}

export const createColumns = (orders: number): OrderColumns => ({
  ahead: new Int32Array(orders),
  behind: new Int32Array(orders),
  places: new Int32Array(orders),
  lots: new Int32Array(orders),
  tally: createTally(),
  filled: [],
});

/** Prices that a ladder has a place for: from `lowest` on, so many. */
export interface LadderRange {
  readonly lowest: number;
  readonly prices: number;
}

/**
 * About the fastest that matching can be in JavaScript: one array element per price and per order, whole numbers only, no objects.
 * It knows but a bounded range of prices and orders, which no real book may. Benchmarks take it for what is right, and as a bound.
 */
export interface Ladder extends Engine {
  /** null when nobody buys. */
  bestBid(): number | null;
  /** null when nobody sells. */
  bestAsk(): number | null;
  isWaiting(slot: number): boolean;
}

export function createLadder({ lowest, prices }: LadderRange, columns: OrderColumns): Ladder {
  // Prices are numbered from 1; 0 stands for no bid, and the one above the highest for no ask.
  const none = prices + 1;
  const first = new Int32Array(prices + 2).fill(-1);
  const last = new Int32Array(prices + 2).fill(-1);
  const { ahead, behind, places, lots: lotsOf, tally, filled } = columns;
  let bid = 0;
  let ask = none;

  function buy(limit: number, lots: number): number {
    let leaves = lots;
    while (leaves > 0 && ask <= limit) {
      leaves = meet(ask, leaves);
      skipAsks();
    }
    return leaves;
  }

  function sell(limit: number, lots: number): number {
    let leaves = lots;
    while (leaves > 0 && bid >= limit) {
      leaves = meet(bid, leaves);
      skipBids();
    }
    return leaves;
  }

  function meet(place: number, lots: number): number {
    let leaves = lots;
    for (let slot = Number(first[place]); slot !== -1 && leaves > 0; slot = Number(first[place])) {
      const there = Number(lotsOf[slot]);
      const met = there < leaves ? there : leaves;
      traded(tally, place + lowest - 1, met);
      leaves -= met;
      lotsOf[slot] = there - met;
      if (met === there) {
        leave(slot);
        filled.push(slot);
      }
    }
    return leaves;
  }

  function leave(slot: number): void {
    const place = Number(places[slot]);
    const before = Number(ahead[slot]);
    const after = Number(behind[slot]);
    if (before === -1) first[place] = after;
    else behind[before] = after;
    if (after === -1) last[place] = before;
    else ahead[after] = before;
    lotsOf[slot] = 0;
  }

  function rest(slot: number, place: number, lots: number): void {
    const end = Number(last[place]);
    places[slot] = place;
    lotsOf[slot] = lots;
    ahead[slot] = end;
    behind[slot] = -1;
    if (end === -1) first[place] = slot;
    else behind[end] = slot;
    last[place] = slot;
  }

  function skipBids(): void {
    while (bid > 0 && first[bid] === -1) bid -= 1;
  }

  function skipAsks(): void {
    while (ask < none && first[ask] === -1) ask += 1;
  }

  function* queueAt(place: number): Generator<readonly [number, number]> {
    for (let slot = Number(first[place]); slot !== -1; slot = Number(behind[slot])) {
      yield [place + lowest - 1, Number(lotsOf[slot])];
    }
  }

  return {
    tally,
    bestBid: () => (bid === 0 ? null : bid + lowest - 1),
    bestAsk: () => (ask === none ? null : ask + lowest - 1),
    isWaiting: (slot) => Number(lotsOf[slot]) > 0,
    add(slot, _name, _market, isBuy, ticks, lots) {
      filled.length = 0;
      const place = ticks - lowest + 1;
      const leaves = isBuy ? buy(place, lots) : sell(place, lots);
      if (leaves === 0) return;
      rest(slot, place, leaves);
      if (isBuy && place > bid) bid = place;
      if (!isBuy && place < ask) ask = place;
    },
    cancel(slot) {
      leave(slot);
      skipBids();
      skipAsks();
    },
    take(_market, _name, isBuy, lots) {
      filled.length = 0;
      if (isBuy) buy(prices, lots);
      else sell(1, lots);
    },
    *waiting() {
      for (let place = bid; place > 0; place -= 1) yield* queueAt(place);
      for (let place = ask; place < none; place += 1) yield* queueAt(place);
    },
  };
}
