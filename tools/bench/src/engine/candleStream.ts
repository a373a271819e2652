import { createRandom, integerBetween } from '@bot/simulation';

/** The close of a candle, as text from a venue. */
export interface CandleClose {
  /** Which of the symbols, from 0. */
  readonly symbol: number;
  readonly close: string;
}

const OPENING_CENTS = 5_000_000;
/** What may come to the move of a close, in cents. */
const MOST_NEWS = 1_500;
/** A move goes on for a while: this part of it is in the next one. Without that the averages would cross far more often than is asked for. */
const PERSISTENCE = 0.9;

/** The closes of a seeded walk in cents, the symbols in turn. It comes back to where it began, so that it can be run again and again. */
export function candleStream(symbols: number, candles: number, seed = 'candles'): readonly CandleClose[] {
  const random = createRandom(seed);
  const walks = Array.from({ length: symbols }, () => ({ cents: OPENING_CENTS, move: 0 }));
  return Array.from({ length: candles }, (_, i) => {
    const symbol = i % symbols;
    const walk = walks[symbol] as (typeof walks)[number];
    walk.move = PERSISTENCE * walk.move + integerBetween(random, -MOST_NEWS, MOST_NEWS);
    // Pulled back a little, so that a long walk stays a price.
    walk.cents = Math.round(walk.cents + walk.move + (OPENING_CENTS - walk.cents) / 500);
    return { symbol, close: centsText(walk.cents) };
  });
}

const centsText = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
