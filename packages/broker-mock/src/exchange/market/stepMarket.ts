import { assert } from '@bot/core';
import type { BookEntry, BookSide } from '../book/orderBook';
import { MARKET_ACCOUNT, type QuotedBook, type QuotedLevel, type VenueEventOf } from '../venueEvent';
import { marketNamed, type MarketState, type VenueState } from '../venueState';
import { tradedAt } from './stops';

/** Other people's quotes go, and the new ones stand where the event puts them. */
export function stepMarket(state: VenueState, { books, position }: VenueEventOf<'MarketStepped'>): void {
  state.marketPosition = position;
  for (const quoted of books) replaceQuotes(state, marketNamed(state, quoted.instrumentId), quoted);
}

function replaceQuotes(state: VenueState, market: MarketState, quoted: QuotedBook): void {
  const { quotedAs } = market;
  const areTheSame = quotedAs !== null && quotedAs.bids === quoted.bids && quotedAs.asks === quoted.asks;
  // Where a price stands still, a market quotes the very same levels again and again.
  if (!areTheSame) placeQuotes(market, quoted);

  const [bid, ask] = [quoted.bids[0], quoted.asks[0]];
  if (bid !== undefined && ask !== undefined) market.markHalfTicks = bid[0] + ask[0];
  if (quoted.indexTicks !== undefined) market.indexHalfTicks = 2 * quoted.indexTicks;
  for (const { ticks } of quoted.prints ?? []) tradedAt(state, market, ticks);
  if (quoted.lastTicks !== undefined) tradedAt(state, market, quoted.lastTicks);
}

function placeQuotes(market: MarketState, quoted: QuotedBook): void {
  const { bids, asks } = market.book;
  for (const entry of market.quotes) if (entry.level !== null) sideOf(market, entry).remove(entry);
  const quotes: BookEntry[] = [];
  for (const level of quoted.bids) place(bids, level, quotes);
  for (const level of quoted.asks) place(asks, level, quotes);
  market.quotes = quotes;
  market.quotedAs = quoted;
}

/** Other people's lots between the orders of accounts that wait at the price. */
function place(side: BookSide, [ticks, ...lots]: QuotedLevel, quotes: BookEntry[]): void {
  const orders: BookEntry[] = [];
  if (lots.length > 1) {
    for (let entry = side.levelAt(ticks)?.first ?? null; entry !== null; entry = entry.behind) orders.push(entry);
    for (const order of orders) side.remove(order);
  }
  assert(lots.length === orders.length + 1, 'a quoted level names the places of the orders that wait at it');
  lots.forEach((part, index) => {
    if (part > 0) {
      const entry = quoteEntry(side, ticks, part);
      side.rest(entry);
      quotes.push(entry);
    }
    const order = orders[index];
    if (order !== undefined) side.rest(order);
  });
}

const quoteEntry = ({ side }: BookSide, ticks: number, lots: number): BookEntry => ({
  accountId: MARKET_ACCOUNT,
  orderNo: 0,
  side,
  ticks,
  lots,
  reduceOnly: false,
  level: null,
  ahead: null,
  behind: null,
});

const sideOf = ({ book }: MarketState, { side }: BookEntry): BookSide => (side === 'Buy' ? book.bids : book.asks);
