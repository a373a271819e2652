import { add, largerOf, smallerOf, type Candle, type InstrumentId, type MarketTrade, type Price } from '@bot/core';
import type { MarketFeed } from './marketFeed';

/** The trades of everybody: the last price, which wakes stops, and the running candle. Both trades and candles go to the feed. */
export interface ScriptedTape {
  print(trade: MarketTrade): void;
  /** Other people are taken to have traded here, among themselves and unheard. */
  pass(instrumentId: InstrumentId, price: Price): void;
  last(instrumentId: InstrumentId): Price | undefined;
}

const CANDLE_MS = 5 * 60 * 1000;

export function createScriptedTape(feed: MarketFeed): ScriptedTape {
  const lastPrices = new Map<InstrumentId, Price>();
  const running = new Map<InstrumentId, Candle>();

  return {
    print(trade) {
      lastPrices.set(trade.instrumentId, trade.price);
      feed.publish({ type: 'Trade', trade });
      const candle = withTrade(running.get(trade.instrumentId), trade);
      running.set(trade.instrumentId, candle);
      feed.publish({ type: 'Candle', candle });
    },
    pass: (instrumentId, price) => void lastPrices.set(instrumentId, price),
    last: (instrumentId) => lastPrices.get(instrumentId),
  };
}

/** The first trade of five minutes opens a new one. */
function withTrade(candle: Candle | undefined, { instrumentId, price, quantity, at }: MarketTrade): Candle {
  const openedAt = at - (at % CANDLE_MS);
  if (candle?.openedAt !== openedAt) {
    const prices = { open: price, high: price, low: price, close: price };
    return { instrumentId, openedAt, durationMs: CANDLE_MS, ...prices, volume: quantity };
  }
  return {
    ...candle,
    high: largerOf(candle.high, price),
    low: smallerOf(candle.low, price),
    close: price,
    volume: add(candle.volume, quantity),
  };
}
