import { parseRate } from '../text/percent';
import type { PriceProcess } from './priceProcess';

/**
 * Drifts by the same share in every step. Worked example: `trend('2 %/d')` is 0.00139 % in a minute; as it compounds, 2.02 % in a
 * day. Bias: real markets do not announce how long they will go on.
 * @throws AssertionFailed for what is no rate
 */
export function trend(rate: string): PriceProcess {
  const perMs = parseRate(rate);
  return {
    name: 'trend',
    of({ stepMs }) {
      const change = perMs * stepMs;
      return () => change;
    },
  };
}
