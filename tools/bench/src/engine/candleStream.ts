import { createRandom, integerBetween } from '@bot/simulation';

/** The close of a candle, as text from a venue. */
export interface CandleClose {
  /** Which of the symbols, from 0. */
  readonly symbol: number;
  readonly close: string;
}

const OPENING_CENTS = 5_000_000;
/** How far a close may be from the one before: 0.1 %. */
const MOST_CENTS = 5_000;

/** The closes of a seeded random walk in cents, the symbols in turn. It comes back to where it began, so that it can be run again and again. */
export function candleStream(symbols: number, candles: number, seed = 'candles'): readonly CandleClose[] {
  const random = createRandom(seed);
  const prices = Array.from({ length: symbols }, () => OPENING_CENTS);
  return Array.from({ length: candles }, (_, i) => {
    const symbol = i % symbols;
    const moved = Number(prices[symbol]) + integerBetween(random, -MOST_CENTS, MOST_CENTS);
    // Pulled back a little, so that a long walk stays a price.
    prices[symbol] = moved + Math.round((OPENING_CENTS - moved) / 200);
    return { symbol, close: centsText(Number(prices[symbol])) };
  });
}

const centsText = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
