import { isPositive, ratioBetween, subtract } from '../money/arithmetic';
import type { Money, Ratio } from '../money/amount';

/**
 * The part of the equity that may be lost before the venue closes positions: (equity − maintenance margin) ÷ equity. null when
 * there is no equity to lose. Worked example: equity 1,000 and positions worth 10,000 at a rate of 0.05 → (1,000 − 500) ÷ 1,000
 * = 0.5.
 */
export const liquidationBuffer = (equity: Money, maintenanceMargin: Money): Ratio | null =>
  isPositive(equity) ? ratioBetween(subtract(equity, maintenanceMargin), equity) : null;
