import { add, isNegative, asNotional, isPositive, negate, quantityFor, scale, subtract } from '../money/arithmetic';
import { one, zeroQuantity, type Quantity, type Ratio } from '../money/amount';
import type { MarginedPosition } from './liquidationPrice';

/**
 * How much of a position may stay so that its liquidation is at least `distance` of the mark away; unsigned, not rounded, and
 * perhaps more than is held. What closing costs is not counted.
 * From collateral = q · p · (rate + distance · (1 ∓ rate)), − for a long and + for a short.
 * Worked example: a mark of 100 with a rate of 0.05, 20 behind it and a distance of 0.2: 20 ÷ (100 × 0.24) ≈ 0.83 of a long,
 * and 20 ÷ (100 × 0.26) ≈ 0.77 of a short.
 */
export function quantityToKeep(position: MarginedPosition, distance: Ratio): Quantity {
  const { netQuantity, mark, contractSize, maintenanceMarginRate, collateral } = position;
  if (!isPositive(collateral)) return zeroQuantity;
  const left = subtract(one, isNegative(netQuantity) ? negate(maintenanceMarginRate) : maintenanceMarginRate);
  const needed = add(maintenanceMarginRate, scale(distance, left));
  return quantityFor(asNotional(collateral), scale(mark, needed), contractSize);
}
