import { ownPriceWithinReach, type OrderTerms } from '@bot/core';
import type { Decision } from '../decision';
import type { StateInSight } from '../state/engineState';
import { liveOrdersIn } from '../state/liveOrders';
import { latestMark } from '../state/valuation';
import { cancelOrders } from './cancel';

/**
 * An exit is not denied because it could trade with an order of ours; that order is canceled instead. A venue that prevents such
 * trades would otherwise end the newer one of the two, which is the exit.
 */
export function clearTheWay(state: StateInSight, exit: OrderTerms): Decision {
  const mark = latestMark(state, exit.instrumentId)?.price ?? null;
  const inTheWay = liveOrdersIn(state, exit.instrumentId).filter(
    (order) => ownPriceWithinReach(exit, [order], mark) !== null,
  );
  return cancelOrders(state, inTheWay, 'In the way of an exit');
}
