import type { Random } from '@bot/core';
import { twelveDigits } from './twelveDigits';

const TWO_32 = 2 ** 32;
const LARGEST = 20;

/**
 * Sizes of which most are small and few are very large: 1 ÷ √(1 − u) − 1 of an even draw u, at most 20; the mean is a little
 * below 1 (20 ÷ 21). Worked example: half of them are below √2 − 1 = 0.41. Bias: the largest trades of real markets are larger.
 */
export function heavyTailed(random: Random): number {
  const rest = 1 - random.nextUint32() / TWO_32;
  return Math.min(LARGEST, twelveDigits(1 / Math.sqrt(rest)) - 1);
}
