import { add, isZero, largerOf, ratioBetween, scale, subtract } from '../money/arithmetic';
import { one, zeroQuantity, type Quantity } from '../money/amount';
import { roundUp } from '../money/rounding';
import type { StrategyShare } from '../order/order';
import { divideFairly } from './divideFairly';
import { openShares, shareOfStrategy } from './shareFill';
import { totalOf } from './totalOf';

/**
 * Who wants how much of an order whose quantity was changed: what each has got stays, and what is open then is divided as what
 * was open before. When nothing was open, what was added is that of the first.
 * Worked example: A wanted 0.006 and B 0.003, and got 0.002 and 0.001. From 0.009 to 0.006: of the 0.003 that are open A has
 * 0.002 and B 0.001, so A 0.004, B 0.002.
 */
export function rescaleShares(
  wanted: readonly StrategyShare[],
  got: readonly StrategyShare[],
  quantity: Quantity,
  lotSize: Quantity,
): readonly StrategyShare[] {
  const open = openShares(wanted, got);
  const left = largerOf(subtract(quantity, totalOf(got)), zeroQuantity);
  const parts = divideAmong(left, open, lotSize);
  return wanted.map(({ strategyId }) => ({
    strategyId,
    quantity: add(shareOfStrategy(got, strategyId), shareOfStrategy(parts, strategyId)),
  }));
}

/** Also more than is claimed: then every claim is as many times as large. */
function divideAmong(
  quantity: Quantity,
  claims: readonly StrategyShare[],
  lotSize: Quantity,
): readonly StrategyShare[] {
  const claimed = totalOf(claims);
  if (isZero(claimed)) {
    return claims.map(({ strategyId }, index) => ({ strategyId, quantity: index === 0 ? quantity : zeroQuantity }));
  }
  const times = largerOf(roundUp(ratioBetween(quantity, claimed), one), one);
  const enough = claims.map(({ strategyId, quantity: claim }) => ({ strategyId, quantity: scale(claim, times) }));
  return divideFairly(quantity, enough, lotSize);
}
