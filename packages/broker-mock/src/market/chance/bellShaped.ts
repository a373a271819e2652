import type { Random } from '@bot/core';

const TWO_32 = 2 ** 32;
const SQRT_3 = 1.7320508075688772;

/**
 * Mean 0, deviation 1, between −3.46 and 3.46: the sum of four even draws, which needs no logarithm and so is the same on every
 * machine. Bias: has no tails, where real price changes of seconds have fat ones.
 */
export function bellShaped(random: Random): number {
  const draws = random.nextUint32() + random.nextUint32() + random.nextUint32() + random.nextUint32();
  return (draws / TWO_32 - 2) * SQRT_3;
}
