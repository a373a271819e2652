import { assert } from '@bot/core';
import { twelveDigits } from '../chance/twelveDigits';
import { ticksOf } from '../pricePath';
import { parseDuration } from '@bot/simulation';
import type { PriceProcess } from './priceProcess';

export interface MeanReversionOptions {
  /** Decimal text. Default: the first price. */
  readonly to?: string;
  /** After which half of the way is gone. */
  readonly halfLife: string;
}

/**
 * Pulls the price to a level. Worked example: 20 % above it with a half-life of 6 h is 10 % after 6 h and 5 % after 12 h.
 * Bias: real levels move, and real markets leave them for good.
 * @throws AssertionFailed for what is no duration, or one of zero
 */
export function meanReversion({ to, halfLife }: MeanReversionOptions): PriceProcess {
  const halfLifeMs = parseDuration(halfLife);
  assert(halfLifeMs > 0, `a half-life is longer than "${halfLife}"`);
  return {
    name: 'meanReversion',
    of({ instrument, startTicks, stepMs }) {
      const level = to === undefined ? startTicks : ticksOf(to, instrument.tickSize);
      const share = 1 - twelveDigits(Math.pow(2, -stepMs / halfLifeMs));
      return ({ ticks }) => (share * (level - ticks)) / ticks;
    },
  };
}
