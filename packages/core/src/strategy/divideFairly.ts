import { assert } from '../errors/assertion';
import { add, compare, exceeds, isPositive, isZero, shareOf, smallerOf, subtract, sum } from '../money/arithmetic';
import { zeroQuantity, type Quantity } from '../money/amount';
import { roundDown } from '../money/rounding';

/**
 * Divides a quantity among claims, in proportion to them and in whole lots; what is left over goes lot by lot to the largest
 * remainders, the first claim first where they are equal. Nobody gets more than is claimed, and nothing is left over.
 * Worked example: 0.007 among claims of 0.010, 0.006 and 0.004 in lots of 0.001: in proportion 0.0035, 0.0021 and 0.0014,
 * in whole lots 0.003, 0.002 and 0.001, and the one lot that is left goes to the first → 0.004, 0.002, 0.001.
 */
export function divideFairly(quantity: Quantity, claims: readonly Quantity[], lotSize: Quantity): readonly Quantity[] {
  const claimed = sum(claims, zeroQuantity);
  assert(!exceeds(quantity, claimed), 'no more is divided than is claimed');
  if (isZero(quantity)) return claims.map(() => zeroQuantity);

  const exact = claims.map((claim) => shareOf(quantity, claim, claimed));
  // A share that was cut to 40 digits may be a hair above its claim.
  const given = exact.map((share, index) => roundDown(smallerOf(share, claims[index] ?? zeroQuantity), lotSize));
  const remainder = (index: number): Quantity => subtract(exact[index] ?? zeroQuantity, given[index] ?? zeroQuantity);
  const byRemainder = claims.map((_, index) => index).sort((a, b) => compare(remainder(b), remainder(a)) || a - b);

  let left = subtract(quantity, sum(given, zeroQuantity));
  while (isPositive(left)) {
    for (const index of byRemainder) {
      const before = given[index] ?? zeroQuantity;
      const room = subtract(claims[index] ?? zeroQuantity, before);
      const more = [lotSize, room].reduce(smallerOf, left);
      given[index] = add(before, more);
      left = subtract(left, more);
    }
  }
  return given;
}
