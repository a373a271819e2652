import { add, atLeast, exceeds, ratioBetween, scale, squareRoot, subtract } from '../money/arithmetic';
import { one, ratioOf, zeroRatio, type Price, type Ratio } from '../money/amount';

/**
 * The sample standard deviation of the returns from one price to the next, times the root of `periods`. null with fewer than
 * two returns. Worked example: 100, 110, 99 return 0.1 and −0.1; their deviation is √(0.02 ÷ 1) ≈ 0.1414, and with 4 periods
 * the volatility is 2 × 0.1414 ≈ 0.2828.
 */
export function volatilityOf(prices: readonly Price[], periods: number): Ratio | null {
  const returns = prices.slice(1).map((price, index) => subtract(ratioBetween(price, prices[index] ?? price), one));
  if (returns.length < 2) return null;
  const count = ratioOf(String(returns.length));
  const mean = ratioBetween(total(returns), count);
  const squares = returns.map((each) => subtract(each, mean)).map((off) => scale(off, off));
  const variance = ratioBetween(total(squares), subtract(count, one));
  return squareRoot(scale(variance, ratioOf(String(periods))));
}

/** Between which prices something stayed. */
export interface PriceRange {
  readonly lowest: Price;
  readonly highest: Price;
}

/** null of no prices. */
export function priceRange([first, ...rest]: readonly Price[]): PriceRange | null {
  if (first === undefined) return null;
  let [lowest, highest] = [first, first];
  for (const price of rest) {
    if (exceeds(lowest, price)) lowest = price;
    else if (exceeds(price, highest)) highest = price;
  }
  return { lowest, highest };
}

/**
 * False when the volatility of prices in that range, with so many returns or more, is below the limit for sure, which is far cheaper to
 * tell than how large it is. No return is larger than r = (highest − lowest) ÷ lowest, so the variance of n returns is at most
 * r² × n ÷ (n − 1). Worked example: 100, 110, 99 and 4 periods → r = 11 ÷ 99, at most 2 × r × √2 ≈ 0.314: a limit of 0.3 may be
 * reached, one of 0.32 cannot.
 */
export function mayReachVolatility(
  { lowest, highest }: PriceRange,
  returns: number,
  periods: number,
  limit: Ratio,
): boolean {
  if (returns < 2) return false;
  // Both sides squared and multiplied out, so that nothing is divided.
  const [range, low] = [squared(subtract(highest, lowest)), squared(lowest)];
  const atMost = scale(range, ratioOf(String(returns * periods)));
  const needed = scale(scale(low, squared(limit)), ratioOf(String(returns - 1)));
  return atLeast(atMost, needed);
}

const squared = (amount: Price | Ratio): Ratio => scale(amount as unknown as Ratio, amount as unknown as Ratio);

const total = (ratios: readonly Ratio[]): Ratio => ratios.reduce(add, zeroRatio);
