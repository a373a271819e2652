import { add, one, priceOf, ratioOf, scale, subtract, toText, type Price } from '@bot/core';
import type { Duration } from '@bot/simulation';
import { decimalText } from '../text/decimalText';

/** Up or down by a fraction of the price where it begins, `'0.02'`, or not at all. */
export type PriceMove = readonly ['up' | 'down', string] | 'flat';

/**
 * Moves as a path for `venue.market(id).path(…)`, each of the same length.
 * Worked example: `pricePath('50000', [['up', '0.02'], 'flat', ['down', '0.1']])` is
 * `50000 → 51000 over 10m → 51000 over 10m → 45900 over 10m`.
 * @param each how long a move takes. Default: ten minutes
 * @throws FixtureError NotDecimalText, also for a JavaScript number
 */
export function pricePath(start: string, moves: readonly PriceMove[], each: Duration = '10m'): string {
  let price = priceOf(decimalText(start, 'price'));
  const legs = moves.map((move) => {
    price = moved(price, move);
    return `${toText(price)} over ${each}`;
  });
  return [start, ...legs].join(' → ');
}

function moved(price: Price, move: PriceMove): Price {
  if (move === 'flat') return price;
  const [direction, by] = move;
  const share = ratioOf(decimalText(by, 'move'));
  return scale(price, direction === 'up' ? add(one, share) : subtract(one, share));
}
