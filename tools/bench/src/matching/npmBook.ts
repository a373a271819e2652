import { createTally, traded, type Engine } from '../workload/engine';

/** The part of nodejs-order-book and hft-limit-order-book that is measured; the two have it in common. */
export interface NpmBook {
  limit(order: {
    readonly id: string;
    readonly side: NpmSide;
    readonly price: number;
    readonly size: number;
  }): NpmAnswer;
  market(order: { readonly side: NpmSide; readonly size: number }): NpmAnswer;
  cancel(id: string): unknown;
  snapshot(): { readonly bids: readonly NpmQueue[]; readonly asks: readonly NpmQueue[] };
}

export type NpmSide = 'buy' | 'sell';

interface NpmOrder {
  readonly id: string;
  readonly price: number;
  readonly size: number;
}

interface NpmQueue {
  readonly price: number;
  readonly orders: readonly { readonly size: number }[];
}

interface NpmAnswer {
  /** What is filled: orders that waited, with what was left of them, and last the incoming one. */
  readonly done: readonly NpmOrder[];
  /** What is partly filled: an order that waited, or the incoming one. */
  readonly partial: NpmOrder | null;
  readonly partialQuantityProcessed: number;
  readonly err: unknown;
}

/**
 * What a tick is in the prices that the books are given. Prices of exchanges have fractions; these are such as floats hold exactly. With
 * whole prices the books are faster, since their levels are found by whole numbers: what is right depends on what one trades.
 */
export const ticks = { fractions: 1 / 4, whole: 1 } as const;
const LOT = 1 / 64;

/**
 * A book from npm. It counts in floats: of prices in cents and sizes of 1e-8 its remainders drift away from the true ones, so
 * it is given quarters (or whole prices) and 64ths, and all sums are exact. Its total volume is wrong after partial fills (the side does not hear of
 * them), so trades and waiting sizes are compared, and no order asks for all or nothing, which is judged by that volume.
 */
export function createNpmBook(book: NpmBook, tick: number = ticks.fractions): Engine {
  const tally = createTally();

  function count({ done, partial, partialQuantityProcessed, err }: NpmAnswer, incoming: string): void {
    if (err !== null) throw new Error(`The book refused an order: ${String(err)}.`);
    for (const { id, price, size } of done) if (id !== incoming) traded(tally, price / tick, size / LOT);
    if (partial !== null && partial.id !== incoming) {
      traded(tally, partial.price / tick, partialQuantityProcessed / LOT);
    }
  }

  return {
    tally,
    add(_slot, name, _market, isBuy, ticks, lots) {
      count(book.limit({ id: name, side: sideOf(isBuy), price: ticks * tick, size: lots * LOT }), name);
    },
    cancel(_slot, name) {
      book.cancel(name);
    },
    take(_market, name, isBuy, lots) {
      count(book.market({ side: sideOf(isBuy), size: lots * LOT }), name);
    },
    *waiting() {
      const { bids, asks } = book.snapshot();
      yield* queues(
        bids.toSorted((a, b) => b.price - a.price),
        tick,
      );
      yield* queues(
        asks.toSorted((a, b) => a.price - b.price),
        tick,
      );
    },
  };
}

const sideOf = (isBuy: boolean): NpmSide => (isBuy ? 'buy' : 'sell');

function* queues(levels: readonly NpmQueue[], tick: number): Generator<readonly [number, number]> {
  for (const { price, orders } of levels) for (const { size } of orders) yield [price / tick, size / LOT];
}
