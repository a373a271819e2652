import { exceeds, isPositive, ratioBetween, subtract } from '../money/arithmetic';
import { one, zeroRatio, type Money, type Ratio } from '../money/amount';

/**
 * The part of the high water that is gone; more than all of it when the equity is negative. Worked example: 10,000 →
 * 9,500 is 0.05. Without a high water above zero there is nothing left to lose: whatever lies below it is all of it.
 */
export function drawdownOf(equity: Money, highWater: Money): Ratio {
  if (!exceeds(highWater, equity)) return zeroRatio;
  return isPositive(highWater) ? ratioBetween(subtract(highWater, equity), highWater) : one;
}
