import { assert } from '../errors/assertion';
import { add, compare, exceeds, isPositive, isZero, shareOf, smallerOf, subtract } from '../money/arithmetic';
import { zeroQuantity, type Quantity } from '../money/amount';
import { roundDown } from '../money/rounding';
import type { StrategyShare } from '../order/order';
import { totalOf } from './totalOf';

/**
 * Divides a quantity among claims, one part for each, in proportion to them and in whole lots; what is left over goes lot by lot to the largest
 * remainders, the first claim first where they are equal. Nobody gets more than is claimed, and nothing is left over.
 * Worked example: 0.007 among claims of 0.010, 0.006 and 0.004 in lots of 0.001: in proportion 0.0035, 0.0021 and 0.0014,
 * in whole lots 0.003, 0.002 and 0.001, and the one lot that is left goes to the first → 0.004, 0.002, 0.001.
 */
export function divideFairly(
  quantity: Quantity,
  claims: readonly StrategyShare[],
  lotSize: Quantity,
): readonly StrategyShare[] {
  const claimed = totalOf(claims);
  assert(!exceeds(quantity, claimed), 'no more is divided than is claimed');
  const parts = claims.map(({ strategyId, quantity: claim }) => {
    // A share that was cut to 40 digits may be a hair above its claim.
    const exact = isZero(quantity) ? zeroQuantity : smallerOf(shareOf(quantity, claim, claimed), claim);
    const whole = roundDown(exact, lotSize);
    return { strategyId, claim, given: whole, remainder: subtract(exact, whole) };
  });
  const byRemainder = [...parts].sort((a, b) => compare(b.remainder, a.remainder));

  let left = parts.reduce((rest, { given }) => subtract(rest, given), quantity);
  while (isPositive(left)) {
    for (const part of byRemainder) {
      const more = [lotSize, subtract(part.claim, part.given)].reduce(smallerOf, left);
      part.given = add(part.given, more);
      left = subtract(left, more);
    }
  }
  return parts.map(({ strategyId, given }) => ({ strategyId, quantity: given }));
}
