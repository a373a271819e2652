import { add, ratioBetween, scale, squareRoot, subtract } from '../money/arithmetic';
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

const total = (ratios: readonly Ratio[]): Ratio => ratios.reduce(add, zeroRatio);
