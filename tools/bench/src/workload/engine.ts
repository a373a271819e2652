/** What can match orders. Prices are whole ticks, sizes whole lots, `market` counts books from 0. */
export interface Engine {
  /**
   * A limit order: trades what it can, and what is left waits.
   * @param slot a small number that is free again when the order is gone
   * @param name never used twice
   */
  add(slot: number, name: string, market: number, isBuy: boolean, ticks: number, lots: number): void;
  /** Takes out an order that still waits. */
  cancel(slot: number, name: string, market: number): void;
  /** A market order; what is left of it is dropped. */
  take(market: number, name: string, isBuy: boolean, lots: number): void;
  readonly tally: Tally;
  /** What waits in a market: first the bids, then the asks, best price first, then by age. */
  waiting(market: number): Iterable<readonly [ticks: number, lots: number]>;
}

/** The trades so far; equal when price and size of all trades and their order are. */
export interface Tally {
  trades: number;
  hash: number;
}

export const createTally = (): Tally => ({ trades: 0, hash: 0 });

export function traded(tally: Tally, ticks: number, lots: number): void {
  tally.trades += 1;
  tally.hash = mixed(tally.hash, ticks, lots);
}

const mixed = (hash: number, ticks: number, lots: number): number =>
  (Math.imul(Math.imul(hash, 31) + ticks, 31) + lots) | 0;

/** All that can be compared of two engines after the same orders: their trades, and what waits. */
export function resultOf(engine: Pick<Engine, 'tally' | 'waiting'>, markets: number): string {
  let hash = 0;
  let count = 0;
  for (let market = 0; market < markets; market += 1) {
    for (const [ticks, lots] of engine.waiting(market)) {
      hash = mixed(hash, ticks, lots);
      count += 1;
    }
  }
  return `${engine.tally.trades} trades #${engine.tally.hash}, ${count} waiting #${hash}`;
}
