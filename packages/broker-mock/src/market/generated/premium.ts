import { assert, type Random } from '@bot/core';
import { bellShaped } from '../chance/bellShaped';
import { twelveDigits } from '../chance/twelveDigits';
import { parseDuration } from '@bot/simulation';
import { parsePercent, parseShare } from '../text/percent';

/** How far perpetuals are from their underlying. */
export interface PremiumOptions {
  /** Where it goes back to. Default: `'0.01 %'`. */
  readonly mean?: string;
  /** Its standard deviation in the long run. Default: `'0.03 %'`. */
  readonly deviation?: string;
  /** Default: `'1h'`. */
  readonly halfLife?: string;
}

/** How far one perpetual is from its underlying, as a fraction: 0.0001 is 1 bp above it. */
export interface Premium {
  readonly value: number;
  step(): void;
  /** The perpetual alone moves by a share at once. */
  gap(by: number): void;
  restore(value: number): void;
}

export function createPremium(model: PremiumModel, random: () => Random): Premium {
  let value = model.mean;
  return {
    get value() {
      return value;
    },
    step() {
      value = model.next(value, random());
    },
    gap(by) {
      value = (1 + value) * (1 + by) - 1;
    },
    restore(kept) {
      value = kept;
    },
  };
}

export interface PremiumModel {
  readonly mean: number;
  /** Where it is one step later. */
  next(premium: number, random: Random): number;
}

/**
 * Goes back to its mean and is pushed away again: k × (premium − mean) + deviation × √(1 − k²) × a bell-shaped number, where k is
 * what is left of a distance after one step. Worked example: in a step of one half-life k is ½; from 0.05 % with a mean of 0.01 %
 * and no push it is 0.03 % next.
 * Bias: does not widen with the trend, as real ones do, and does not answer to funding. The defaults are assumed.
 * @throws AssertionFailed for what is no percentage or duration
 */
export function premiumModel(options: PremiumOptions, stepMs: number): PremiumModel {
  const { mean = '0.01 %', deviation = '0.03 %', halfLife = '1h' } = options;
  const halfLifeMs = parseDuration(halfLife);
  assert(halfLifeMs > 0, `a half-life is longer than "${halfLife}"`);
  const middle = parsePercent(mean);
  const left = twelveDigits(Math.pow(2, -stepMs / halfLifeMs));
  const push = twelveDigits(parseShare(deviation, 'the deviation of a premium') * Math.sqrt(1 - left * left));
  return {
    mean: middle,
    next: (premium, random) => middle + left * (premium - middle) + push * bellShaped(random),
  };
}
