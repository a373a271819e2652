import { add, isZero, ratioBetween, scale } from '../money/arithmetic';
import { zeroNotional, zeroRatio, type Notional, type Ratio } from '../money/amount';

/**
 * How much of everything is in one place (the Herfindahl-Hirschman index): the shares, squared and added up. null with fewer
 * than two positions, where it says nothing. Worked example: 6,000 and 4,000 → 0.36 + 0.16 = 0.52.
 */
export function concentrationOf(values: readonly Notional[]): Ratio | null {
  const held = values.filter((value) => !isZero(value));
  if (held.length < 2) return null;
  const total = held.reduce(add, zeroNotional);
  const shares = held.map((value) => ratioBetween(value, total));
  return shares.map((share) => scale(share, share)).reduce(add, zeroRatio);
}
