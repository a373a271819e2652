import { add, one, priceOf, ratioOf, roundToPlaces, scale, subtract, toText, type Price } from '@bot/core';
import { PAYLOAD_AT, type Overrides, type Payload } from './payload';

export interface CandleOptions {
  /** Unix seconds. */
  readonly start?: string;
  readonly open?: string;
  readonly high?: string;
  readonly low?: string;
  readonly close?: string;
  readonly volume?: string;
}

export interface CandleSeriesOptions {
  readonly count?: number;
  readonly everySeconds?: number;
  readonly startPrice?: string;
  /** How far a candle goes, as a fraction: `'0.01'` is 1 %. */
  readonly volatility?: string;
}

const START_SECONDS = PAYLOAD_AT / 1_000;

/** Candles of `GET /products/{id}/candles`. */
export const CoinbaseCandleFactory = {
  createCandle(options: CandleOptions = {}, overrides: Overrides = {}): Payload {
    const { start = String(START_SECONDS), open = '50000', high = '50500', low = '49500' } = options;
    const { close = '50200', volume = '1000.5' } = options;
    return { start, low, high, open, close, volume, ...overrides };
  },

  /** The newest first, like the venue. Prices go up and down by turns, so that they are the same in every test. */
  createCandleSeries(options: CandleSeriesOptions = {}): Payload[] {
    const { count = 10, everySeconds = 300, startPrice = '50000', volatility = '0.01' } = options;
    const [up, down] = [add(one, ratioOf(volatility)), subtract(one, ratioOf(volatility))];
    const cents = (price: Price): string => toText(roundToPlaces(price, 2));
    return Array.from({ length: count }, (_, index) => {
      const [low, high] = [cents(scale(priceOf(startPrice), down)), cents(scale(priceOf(startPrice), up))];
      const [open, close] = index % 2 === 0 ? [startPrice, high] : [high, startPrice];
      const start = String(START_SECONDS + index * everySeconds);
      return CoinbaseCandleFactory.createCandle({ start, open, high, low, close });
    }).reverse();
  },
};
