import {
  add,
  fromSteps,
  isPositive,
  midPrice,
  priceOf,
  ratioBetween,
  ratioOf,
  roundDown,
  roundToPlaces,
  roundUp,
  scale,
  subtract,
  toText,
  type JsonObject,
  type Price,
  type PriceLevel,
  type Side,
} from '@bot/core';
import { levelsOf, type BookSide, type MarketState } from '@bot/broker-mock';
import { marketOf, type ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { badField } from '../problems';
import { listIn, numberIn, textIn, type Query } from '../request/query';
import { toRfc3339 } from '../time';
import { lastPrice } from './productJson';

/** `GET /best_bid_ask`: a book of one level each; a side that is empty has none. */
export const bestBidAsk: Endpoint = ({ query }, view) => {
  const ids = listIn(query, 'product_ids', 'product_id');
  const markets = ids.length === 0 ? [...view.state.markets.values()] : ids.map((id) => marketOf(view, id));
  return answered({ pricebooks: markets.map((market) => pricebook(market, view, bestOf(market))) });
};

/** `GET /product_book` and `/market/product_book` */
export const productBook: Endpoint = ({ query }, view) => {
  const market = marketOf(view, textIn(query, 'product_id'));
  const limit = numberIn(query, 'limit') ?? 0;
  const step = stepIn(query);
  const levels = step === null ? levelsOf(market) : grouped(levelsOf(market), step);
  const best = { bid: market.book.bids.best(), ask: market.book.asks.best() };
  return answered({
    pricebook: pricebook(market, view, cut(levels, limit)),
    last: textOf(lastPrice(market)),
    ...spreadOf(priceAt(market, best.bid), priceAt(market, best.ask)),
  });
};

function pricebook({ listing }: MarketState, { at }: ApiView, levels: readonly PriceLevel[]): JsonObject {
  const side = (wanted: Side): JsonObject[] =>
    levels
      .filter((level) => level.side === wanted)
      .map(({ price, quantity }) => ({ price: toText(price), size: toText(quantity) }));
  return { product_id: listing.instrument.instrumentId, bids: side('Buy'), asks: side('Sell'), time: toRfc3339(at) };
}

/** Without a walk through the whole book. */
function bestOf({ book, listing }: MarketState): readonly PriceLevel[] {
  const { tickSize, lotSize } = listing.instrument;
  const best = ({ side, best }: BookSide): PriceLevel[] => {
    const level = best();
    if (level === null) return [];
    return [{ side, price: fromSteps(level.ticks, tickSize), quantity: fromSteps(level.lots, lotSize) }];
  };
  return [...best(book.bids), ...best(book.asks)];
}

const priceAt = ({ listing }: MarketState, level: { readonly ticks: number } | null): Price | null =>
  level === null ? null : fromSteps(level.ticks, listing.instrument.tickSize);

const textOf = (price: Price | null): string => (price === null ? '' : toText(price));

function spreadOf(bid: Price | null, ask: Price | null): JsonObject {
  if (bid === null || ask === null) return { mid_market: '', spread_bps: '', spread_absolute: '' };
  const [middle, spread] = [midPrice(bid, ask), subtract(ask, bid)];
  return {
    mid_market: toText(middle),
    spread_bps: toText(roundToPlaces(scale(ratioBetween(spread, middle), ratioOf('10000')), 4)),
    spread_absolute: toText(spread),
  };
}

/** 0: all of them. */
function cut(levels: readonly PriceLevel[], limit: number): readonly PriceLevel[] {
  if (limit <= 0) return levels;
  return (['Buy', 'Sell'] as const).flatMap((side) => levels.filter((level) => level.side === side).slice(0, limit));
}

/** Bids are rounded down to the step, asks up, as nobody is promised a better price. */
function grouped(levels: readonly PriceLevel[], step: Price): readonly PriceLevel[] {
  const groups = new Map<string, PriceLevel>();
  for (const { side, price, quantity } of levels) {
    const rounded = side === 'Buy' ? roundDown(price, step) : roundUp(price, step);
    const name = `${side} ${toText(rounded)}`;
    const known = groups.get(name);
    const total = known === undefined ? quantity : add(known.quantity, quantity);
    groups.set(name, { side, price: rounded, quantity: total });
  }
  return [...groups.values()];
}

const STEP = 'aggregation_price_increment';

function stepIn(query: Query): Price | null {
  const text = textIn(query, STEP);
  if (text === null) return null;
  if (!/^\d+(\.\d+)?$/.test(text) || !isPositive(priceOf(text))) throw badField(STEP, text);
  return priceOf(text);
}
