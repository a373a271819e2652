import { markOf, toText, type Price, type Quote } from '@bot/core';
import { quoteOf } from '@bot/broker-mock';
import { createDayStats } from './dayStats';
import { lastPriceOf } from './lastPriceOf';
import { listen, type MarketChannelMaker, type MarketChannelParts } from './openChannel';

/**
 * With each trade and, since a simulated market may move without trades, with each new best price; first as it is. The price is that of
 * the last trade, before the first one the middle of the quotes.
 */
export const openTicker: MarketChannelMaker = (parts) => {
  const { frames, ready } = parts;
  const numbers = frames.source();
  const tickerNow = createTickers(parts);
  let type = 'snapshot';
  const close = listen(parts, ['Quotes', 'Trades'], (message) => {
    const number = numbers.of(message.sequence);
    if (message.type === 'Trade') tickerNow.traded(message.trade.price);
    if (message.type === 'Quote') tickerNow.quoted(message.quote);
    const ticker = tickerNow.text();
    if (ticker === null) return;
    frames.send('ticker', [{ type, tickers: [ticker] }], number);
    type = 'update';
    ready();
  });
  return { close };
};

const BATCH_MS = 5_000;

/** Every 5 s where something was new; without the best prices. */
export const openTickerBatch: MarketChannelMaker = (parts) => {
  const { clock, frames, ready } = parts;
  const numbers = frames.source();
  const tickerNow = createTickers(parts);
  let isNew = false;
  let type = 'snapshot';
  let cancelTimer = clock.setTimer(BATCH_MS, beat);

  function send(): void {
    const ticker = tickerNow.text();
    if (!isNew || ticker === null) return;
    isNew = false;
    frames.send('ticker_batch', [{ type, tickers: [withoutBest(ticker)] }]);
    type = 'update';
    ready();
  }
  function beat(): void {
    cancelTimer = clock.setTimer(BATCH_MS, beat);
    send();
  }

  const leave = listen(parts, ['Quotes', 'Trades'], (message) => {
    numbers.see(message.sequence);
    if (message.type === 'Trade') tickerNow.traded(message.trade.price);
    if (message.type === 'Quote') tickerNow.quoted(message.quote);
    isNew = true;
    if (type === 'snapshot') send();
  });
  return {
    close() {
      leave();
      cancelTimer();
    },
  };
};

type Ticker = { readonly [field: string]: string };

interface Tickers {
  traded(price: Price): void;
  quoted(quote: Quote): void;
  /** null while nobody knows a price. */
  text(): Ticker | null;
}

function createTickers({ clock, market, instrumentId, productId }: MarketChannelParts): Tickers {
  const statsAt = createDayStats(market, instrumentId);
  let lastPrice = lastPriceOf(market.state, instrumentId);
  let quote: Quote | null = null;

  return {
    traded: (price) => void (lastPrice = price),
    quoted: (newest) => void (quote = newest),
    text() {
      const known = market.state.markets.get(instrumentId);
      quote ??= known === undefined ? null : quoteOf(known, clock.now());
      const price = lastPrice ?? (quote === null ? null : markOf(quote).price);
      if (price === null) return null;
      const day = statsAt(price, clock);
      return {
        type: 'ticker',
        product_id: productId,
        price: toText(price),
        volume_24_h: day.volume,
        low_24_h: day.low,
        high_24_h: day.high,
        // The simulator remembers no year.
        low_52_w: day.low,
        high_52_w: day.high,
        price_percent_chg_24_h: day.changePercent,
        best_bid: quote === null ? '' : toText(quote.bid),
        best_ask: quote === null ? '' : toText(quote.ask),
        best_bid_quantity: quote === null ? '' : toText(quote.bidSize),
        best_ask_quantity: quote === null ? '' : toText(quote.askSize),
      };
    },
  };
}

const withoutBest = (ticker: Ticker): Ticker =>
  Object.fromEntries(Object.entries(ticker).filter(([field]) => !field.startsWith('best_')));
