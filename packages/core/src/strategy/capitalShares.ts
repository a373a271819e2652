import { assert } from '../errors/assertion';
import { isNegative, ratioBetween, subtract, sum } from '../money/arithmetic';
import { one, ratioOf, type Ratio } from '../money/amount';
import { roundDown } from '../money/rounding';
import type { StrategyId } from '../order/order';

/** A part that does not divide evenly is cut here, so that the parts are never more than the whole. */
const FINEST = ratioOf('0.000000000000000001');
const nothing = ratioOf('0');

/**
 * Each strategy's part of the capital: its own share, or an equal part of what the others leave. Worked example: A 0.5, B and
 * C without a share → 0.5, 0.25, 0.25.
 * @throws AssertionFailed when two have the same name, or the shares together are more than the whole
 */
export function capitalShares(
  strategies: readonly { readonly strategyId: StrategyId; readonly share?: Ratio }[],
): ReadonlyMap<StrategyId, Ratio> {
  const named = strategies.flatMap(({ share }) => share ?? []);
  const left = subtract(one, sum(named, nothing));
  assert(!isNegative(left) && !named.some(isNegative), 'the shares of the strategies are not more than the whole');
  const unnamed = strategies.length - named.length;
  const each = unnamed === 0 ? nothing : roundDown(ratioBetween(left, ratioOf(String(unnamed))), FINEST);
  const shares = new Map(strategies.map(({ strategyId, share }) => [strategyId, share ?? each]));
  assert(shares.size === strategies.length, 'every strategy has a name of its own');
  return shares;
}
