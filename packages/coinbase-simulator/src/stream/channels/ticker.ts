import { assert, fromSteps, markOf, toText, type Price, type Quote } from '@bot/core';
import { createDayStats } from './dayStats';
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
  const send = (sequence: number): void => {
    frames.send('ticker', [{ type, tickers: [tickerNow.text()] }], numbers.of(sequence));
    type = 'update';
    ready();
  };
  return { close: listenTo(parts, tickerNow, send) };
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
    if (!isNew) return;
    isNew = false;
    frames.send('ticker_batch', [{ type, tickers: [withoutBest(tickerNow.text())] }]);
    type = 'update';
    ready();
  }
  function beat(): void {
    cancelTimer = clock.setTimer(BATCH_MS, beat);
    send();
  }

  const leave = listenTo(parts, tickerNow, (sequence) => {
    numbers.see(sequence);
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
  /** @throws AssertionFailed before anything was traded or quoted */
  text(): Ticker;
}

const listenTo = (parts: MarketChannelParts, tickers: Tickers, heard: (sequence: number) => void): (() => void) =>
  listen(parts, ['Quotes', 'Trades'], {
    Trade({ trade, sequence }) {
      tickers.traded(trade.price);
      heard(sequence);
    },
    Quote({ quote, sequence }) {
      tickers.quoted(quote);
      heard(sequence);
    },
  });

function createTickers({ clock, market, listed, instrumentId, productId }: MarketChannelParts): Tickers {
  const statsAt = createDayStats(market, instrumentId);
  const { lastTicks, listing } = listed;
  let price = lastTicks === null ? null : fromSteps<Price>(lastTicks, listing.instrument.tickSize);
  let isTraded = price !== null;
  let best: object = { best_bid: '', best_ask: '', best_bid_quantity: '', best_ask_quantity: '' };

  return {
    traded(newest) {
      price = newest;
      isTraded = true;
    },
    quoted(quote) {
      if (!isTraded) price = markOf(quote).price;
      best = bestOf(quote);
    },
    text() {
      assert(price !== null, 'a ticker is told when a price is known');
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
        ...best,
      };
    },
  };
}

const bestOf = ({ bid, ask, bidSize, askSize }: Quote): object => ({
  best_bid: toText(bid),
  best_ask: toText(ask),
  best_bid_quantity: toText(bidSize),
  best_ask_quantity: toText(askSize),
});

const withoutBest = (ticker: Ticker): Ticker =>
  Object.fromEntries(Object.entries(ticker).filter(([field]) => !field.startsWith('best_')));
