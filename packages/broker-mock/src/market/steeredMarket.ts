import {
  assert,
  fromSteps,
  quantityOf,
  toSteps,
  type EpochMs,
  type Instrument,
  type InstrumentId,
  type JsonObject,
} from '@bot/core';
import type { QuotedBook, QuotedLevel } from '../exchange/venueEvent';
import { bestLots, bookAround, pricesAround } from '../models/depthModel';
import { checkedStep } from './checkedStep';
import type { Market, MarketStep } from './marketSource';
import { thinned } from './thinned';
import { parsePricePath, ticksAt, ticksOf, type PathPoint } from './pricePath';

/** A market whose prices and sizes a test may take over, instrument by instrument. */
export interface SteeredMarket extends Market {
  price(instrumentId: InstrumentId, price: string, at: EpochMs): void;
  path(instrumentId: InstrumentId, path: string, at: EpochMs): void;
  depth(instrumentId: InstrumentId, quantity: string): void;
  /** Until a moment other people offer only a share of what they would, in every instrument; at least a lot at each price. */
  thin(share: number, until: EpochMs): void;
  /** What a steered instrument quotes at a moment; null for one that nobody steers. */
  bookAt(instrumentId: InstrumentId, at: EpochMs): QuotedBook | null;
}

interface Steering {
  readonly points?: readonly PathPoint[];
  readonly lots?: number;
}

interface Thinning {
  readonly share: number;
  readonly until: EpochMs;
}

/**
 * Lays what a test asked for over any market. Steered prices are quoted with the spread and depth of the market below. In an
 * instrument that is steered nobody trades of himself, so that what was asked for is there.
 */
export function steerable(market: Market, instruments: readonly Instrument[]): SteeredMarket {
  let steered: Record<InstrumentId, Steering> = {};
  let thinning: Thinning | null = null;
  const around = new Map<InstrumentId, { readonly midTicks: number; readonly book: QuotedBook }>();
  const traded = new Set(instruments.map(({ instrumentId }) => instrumentId));

  const named = (instrumentId: InstrumentId): Instrument => {
    const instrument = instruments.find((candidate) => candidate.instrumentId === instrumentId);
    assert(instrument !== undefined, `the venue trades ${instrumentId}`);
    return instrument;
  };
  const steer = (instrumentId: InstrumentId, change: Steering): void => {
    steered = { ...steered, [instrumentId]: { ...steered[instrumentId], ...change } };
  };

  function bookAt(instrumentId: InstrumentId, at: EpochMs): QuotedBook | null {
    const { points, lots } = steered[instrumentId] ?? {};
    if (points === undefined) return null;
    return thinned(withDepth(quotedAround(instrumentId, ticksAt(points, at)), lots), shareAt(at));
  }

  /** The very same book while its price stands still: it is taken from here at every step. */
  function quotedAround(instrumentId: InstrumentId, midTicks: number): QuotedBook {
    const known = around.get(instrumentId);
    if (known?.midTicks === midTicks) return known.book;
    const instrument = named(instrumentId);
    const { spreadBps, depth } = market.presetFor(instrumentId);
    const size = bestLots(instrument, depth, fromSteps(midTicks, instrument.tickSize));
    const top = { ...pricesAround(midTicks, spreadBps), bidLots: size, askLots: size };
    const book = bookAround(instrumentId, top, depth);
    around.set(instrumentId, { midTicks, book });
    return book;
  }

  const shareAt = (at: EpochMs): number => (thinning !== null && at < thinning.until ? thinning.share : 1);

  function overlaid(step: MarketStep): MarketStep {
    const books = step.books.map((book) => {
      const asked =
        bookAt(book.instrumentId, step.at) ??
        thinned(withDepth(book, steered[book.instrumentId]?.lots), shareAt(step.at));
      return book.indexTicks === undefined ? asked : { ...asked, indexTicks: book.indexTicks };
    });
    return { ...step, books };
  }

  return {
    nextAt: () => market.nextAt(),
    step() {
      return leaveAlone(Object.keys(steered), overlaid(checkedStep(market.step(), traded)));
    },
    presetFor: (instrumentId) => market.presetFor(instrumentId),
    position: () => ({ market: market.position(), steered, thinning }) as unknown as JsonObject,
    restore(position) {
      const kept = position as unknown as { market: JsonObject; steered: typeof steered; thinning: Thinning | null };
      market.restore(kept.market);
      ({ steered, thinning } = kept);
    },
    price(instrumentId, price, at) {
      steer(instrumentId, { points: [{ at, ticks: ticksOf(price, named(instrumentId).tickSize) }] });
    },
    path(instrumentId, path, at) {
      steer(instrumentId, { points: parsePricePath(path, named(instrumentId).tickSize, at) });
    },
    depth(instrumentId, quantity) {
      steer(instrumentId, { lots: toSteps(quantityOf(quantity), named(instrumentId).lotSize) });
    },
    thin(share, until) {
      thinning = { share, until };
    },
    bookAt,
  };
}

/** Asked for, a depth is all there is: one level on each side, or none at all for zero. */
function withDepth(book: QuotedBook, lots: number | undefined): QuotedBook {
  if (lots === undefined) return book;
  const best = (levels: readonly QuotedLevel[]): readonly QuotedLevel[] =>
    levels.slice(0, lots > 0 ? 1 : 0).map(([ticks]) => [ticks, lots]);
  return { ...book, bids: best(book.bids), asks: best(book.asks) };
}

/** Without what other people would trade in the instruments. */
function leaveAlone(instrumentIds: readonly InstrumentId[], step: MarketStep): MarketStep {
  if (instrumentIds.length === 0) return step;
  const isFree = ({ instrumentId }: { readonly instrumentId: InstrumentId }): boolean =>
    !instrumentIds.includes(instrumentId);
  const { books, takings } = step;
  return {
    ...step,
    books: books.map((book) => (isFree(book) ? book : withoutPrints(book))),
    ...(takings && { takings: takings.filter(isFree) }),
  };
}

function withoutPrints({ prints: _prints, ...book }: QuotedBook): QuotedBook {
  return book;
}
