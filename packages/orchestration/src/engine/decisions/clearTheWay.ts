import { opposite, ownPriceWithinReach, type Order, type OrderTerms } from '@bot/core';
import { nothing, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';
import { liveOrdersIn } from '../state/liveOrders';
import { latestMark } from '../state/valuation';
import { cancelLive } from './cancel';

/**
 * An exit is not denied because it could trade with an order of ours; that order is canceled instead. A venue that prevents such
 * trades would otherwise end the newer one of the two, which is the exit.
 */
export function clearTheWay(state: StateInSight, exit: OrderTerms): Decision {
  const mark = latestMark(state, exit.instrumentId)?.price ?? null;
  const others = new Set(liveOrdersIn(state, exit.instrumentId).filter(({ side }) => side === opposite(exit.side)));
  if (others.size === 0) return nothing;
  const isInTheWay = (order: Readonly<Order>): boolean =>
    others.has(order) && ownPriceWithinReach(exit, [order], mark) !== null;
  return cancelLive(state, isInTheWay, 'In the way of an exit');
}
