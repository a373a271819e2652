import type { Random } from '@bot/core';
import { integerBetween, uniform01 } from '@bot/simulation';

export interface WireLevel {
  readonly side: 'bid' | 'offer';
  readonly price: string;
  readonly quantity: string;
}

/** A book whose depth hardly changes: mostly what waits near the best price does. */
export interface MovingBook {
  /** Each level, from the best on. */
  levels(): readonly WireLevel[];
  /** Changes one. */
  change(): WireLevel;
}

/** So many of all changes make a level come or go. */
const COMES_OR_GOES = 0.3;
const MIDDLE_CENTS = 5_000_000;

/** Of all places a cent apart, twice as many as levels, every other one is taken: as many levels come as go. */
export function createMovingBook(depth: number, random: Random): MovingBook {
  const places = depth * 2;
  const sides = (['bid', 'offer'] as const).map((side) => ({
    side,
    isTaken: Array.from({ length: places }, (_, place) => place % 2 === 0),
  }));

  const priceOf = (side: WireLevel['side'], place: number): string => {
    const cents = side === 'bid' ? MIDDLE_CENTS - 1 - place : MIDDLE_CENTS + 1 + place;
    return (cents / 100).toFixed(2);
  };
  const quantityOf = (): string => (uniform01(random) * 2 + 0.00000001).toFixed(8);

  return {
    levels: () =>
      sides.flatMap(({ side, isTaken }) =>
        isTaken.flatMap((taken, place) =>
          taken ? [{ side, price: priceOf(side, place), quantity: quantityOf() }] : [],
        ),
      ),
    change() {
      const { side, isTaken } = sides[integerBetween(random, 0, 1)] as (typeof sides)[number];
      let place = Math.floor(places * uniform01(random) ** 3);
      if (uniform01(random) < COMES_OR_GOES) {
        isTaken[place] = !isTaken[place];
        return { side, price: priceOf(side, place), quantity: isTaken[place] ? quantityOf() : '0' };
      }
      while (!isTaken[place]) place = (place + 1) % places;
      return { side, price: priceOf(side, place), quantity: quantityOf() };
    },
  };
}
