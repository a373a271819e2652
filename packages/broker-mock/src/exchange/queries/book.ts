import { fromSteps, type EpochMs, type PriceLevel, type Quote, type Side } from '@bot/core';
import type { BookSide } from '../book/orderBook';
import type { Listing } from '../listing';
import type { MarketState } from '../venueState';

/** Best bid and ask in ticks, and all lots that wait there. */
export interface Top {
  readonly bidTicks: number;
  readonly bidLots: number;
  readonly askTicks: number;
  readonly askLots: number;
}

/** Best bid and ask with everything that waits there; null while one side is empty. */
export function quoteOf(market: MarketState, at: EpochMs): Quote | null {
  const top = topOf(market);
  return top === null ? null : quoteFrom(market.listing, top, at);
}

/** The same in whole numbers; null while one side is empty. */
export function topOf({ book }: MarketState): Top | null {
  const [bid, ask] = [book.bids.best(), book.asks.best()];
  if (bid === null || ask === null) return null;
  return { bidTicks: bid.ticks, bidLots: bid.lots, askTicks: ask.ticks, askLots: ask.lots };
}

export function quoteFrom({ instrument }: Listing, top: Top, at: EpochMs): Quote {
  const { instrumentId, tickSize, lotSize } = instrument;
  return {
    instrumentId,
    bid: fromSteps(top.bidTicks, tickSize),
    ask: fromSteps(top.askTicks, tickSize),
    bidSize: fromSteps(top.bidLots, lotSize),
    askSize: fromSteps(top.askLots, lotSize),
    at,
  };
}

/** The whole book, everybody's orders and quotes: bids from the best down, then asks from the best up. */
export const levelsOf = ({ book, listing }: MarketState): readonly PriceLevel[] => [
  ...sideLevels(listing, book.bids),
  ...sideLevels(listing, book.asks),
];

/** Zero lots: nothing waits at the price any more. */
export const levelFrom = ({ instrument }: Listing, side: Side, ticks: number, lots: number): PriceLevel => ({
  side,
  price: fromSteps(ticks, instrument.tickSize),
  quantity: fromSteps(lots, instrument.lotSize),
});

function sideLevels(listing: Listing, side: BookSide): PriceLevel[] {
  const levels: PriceLevel[] = [];
  for (let level = side.best(); level !== null; level = side.worse(level)) {
    levels.push(levelFrom(listing, side.side, level.ticks, level.lots));
  }
  return levels;
}
