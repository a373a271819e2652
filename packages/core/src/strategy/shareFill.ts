import { add, isPositive, largerOf, smallerOf, subtract } from '../money/arithmetic';
import { zeroQuantity, type Quantity } from '../money/amount';
import type { Order, StrategyId, StrategyShare } from '../order/order';
import { divideFairly } from './divideFairly';
import { totalOf } from './totalOf';

/**
 * Who gets how much of a fill: in proportion to what is still open of each share, in whole lots, so that every share is met
 * exactly when the order is filled. What an order fills beyond its shares is that of the first one.
 * Worked example: A wanted 0.006 and B 0.003, nothing was got. A fill of 0.005 in lots of 0.001: 0.00333 and 0.00167 →
 * A 0.003, B 0.002. The next fill of 0.004 completes them: A 0.003, B 0.001.
 */
export function shareFill(
  wanted: readonly StrategyShare[],
  got: readonly StrategyShare[],
  quantity: Quantity,
  lotSize: Quantity,
): readonly StrategyShare[] {
  const open = openShares(wanted, got);
  const within = smallerOf(quantity, totalOf(open));
  const beyond = subtract(quantity, within);
  return divideFairly(within, open, lotSize)
    .map((part, index) => (index === 0 ? { ...part, quantity: add(part.quantity, beyond) } : part))
    .filter((part) => isPositive(part.quantity));
}

/** What is open of each share. */
export const openShares = (wanted: readonly StrategyShare[], got: readonly StrategyShare[]): readonly StrategyShare[] =>
  wanted.map(({ strategyId, quantity }) => ({
    strategyId,
    quantity: largerOf(subtract(quantity, shareOfStrategy(got, strategyId)), zeroQuantity),
  }));

/** What of an order a strategy still waits for. */
export const openShare = ({ shares = [], attributed = [] }: Readonly<Order>, strategyId: StrategyId): Quantity =>
  largerOf(subtract(shareOfStrategy(shares, strategyId), shareOfStrategy(attributed, strategyId)), zeroQuantity);

/** Both together, one entry for each strategy, in the order in which they first came. */
export function addShares(before: readonly StrategyShare[], more: readonly StrategyShare[]): readonly StrategyShare[] {
  const ids = [...new Set([...before, ...more].map(({ strategyId }) => strategyId))];
  return ids.map((strategyId) => ({
    strategyId,
    quantity: add(shareOfStrategy(before, strategyId), shareOfStrategy(more, strategyId)),
  }));
}

/** Nothing for one that has none. */
export const shareOfStrategy = (shares: readonly StrategyShare[], strategyId: StrategyId): Quantity =>
  shares.find((share) => share.strategyId === strategyId)?.quantity ?? zeroQuantity;
