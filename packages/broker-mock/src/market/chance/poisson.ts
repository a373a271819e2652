import type { Random } from '@bot/core';
import { twelveDigits } from './twelveDigits';

const TWO_32 = 2 ** 32;
/** Beyond it the exponential gets too small to multiply towards. */
const LARGEST_PART = 32;

/**
 * How many of things that come independently of one another come in a while, `mean` of them on average (Knuth's product of even
 * draws). Worked example: of a mean of 2, none comes in e⁻² = 13.5 % of the cases.
 */
export function poisson(mean: number): (random: Random) => number {
  const parts = Math.max(1, Math.ceil(mean / LARGEST_PART));
  const floor = twelveDigits(Math.exp(-mean / parts));
  return (random) => {
    let count = 0;
    for (let part = 0; part < parts; part++) {
      let product = random.nextUint32() / TWO_32;
      while (product > floor) {
        count += 1;
        product *= random.nextUint32() / TWO_32;
      }
    }
    return count;
  };
}
