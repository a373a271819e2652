import {
  absolute,
  asMoney,
  asNotional,
  isNegative,
  isPositive,
  isZero,
  negate,
  notionalFor,
  priceFor,
  ratioBetween,
  scale,
  subtract,
} from '../money/arithmetic';
import { one, type Money, type Price, type Quantity, type Ratio } from '../money/amount';

/** What a perpetual stands on, where the venue does not say it. */
export interface MarginedPosition {
  /** Signed. */
  readonly netQuantity: Quantity;
  readonly mark: Price;
  readonly contractSize: Ratio;
  readonly maintenanceMarginRate: Ratio;
  /** What is behind the position: cash and all unrealised results, less what other positions need for themselves. */
  readonly collateral: Money;
}

/**
 * The price at which the collateral is no more than the maintenance margin, if nothing else moves. null when no price above
 * zero does that, or nothing is held.
 * From collateral + q(p′ − p) = rate · |q| · p′: p′ = (q · p − collateral) ÷ (q − rate · |q|).
 * Worked example: long 1 at a mark of 100 on 20 with a rate of 0.05: (100 − 20) ÷ 0.95 ≈ 84.21; short 1 the same way:
 * (−100 − 20) ÷ −1.05 ≈ 114.29.
 */
export function liquidationPrice(position: MarginedPosition): Price | null {
  const { netQuantity, mark, contractSize, maintenanceMarginRate, collateral } = position;
  if (isZero(netQuantity)) return null;
  const notional = asMoney(notionalFor(mark, netQuantity, contractSize));
  const isShort = isNegative(netQuantity);
  const signedValue = isShort ? negate(notional) : notional;
  const owed = subtract(signedValue, collateral);
  const factor = subtract(isShort ? negate(one) : one, maintenanceMarginRate);
  const isReached = isNegative(owed) === isNegative(factor) && !isZero(owed);
  if (!isReached) return null;
  const size = scale(absolute(netQuantity), absolute(factor));
  const price = priceFor(asNotional(owed), size, contractSize);
  return isPositive(price) ? price : null;
}

/** How far the mark may move against the position, as a part of the mark; negative when it is past that. */
export function liquidationDistance(
  { netQuantity, mark }: Pick<MarginedPosition, 'netQuantity' | 'mark'>,
  liquidation: Price,
): Ratio {
  const away = isNegative(netQuantity) ? subtract(liquidation, mark) : subtract(mark, liquidation);
  return ratioBetween(away, mark);
}
