import { absolute, asNotional, isNegative, isZero } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';
import { OPERATOR } from '../state/strategyIds';

/**
 * The books of strategies that are not there any more go to the first of the list, at what they cost: somebody must look after
 * them. Without strategies they stay.
 */
export function inheritBooks({ ledger, strategies }: StateInSight): readonly CorrelatedEvent[] {
  const heir = strategies[0]?.strategyId;
  if (heir === undefined) return [];
  const present = new Set([OPERATOR, ...strategies.map(({ strategyId }) => strategyId)]);
  return [...ledger.strategyBooks].flatMap(([instrumentId, books]) =>
    [...books]
      .filter(([strategyId, { netQuantity }]) => !present.has(strategyId) && !isZero(netQuantity))
      .map(([strategyId, { netQuantity, costBasis }]) => {
        const [seller, buyer] = isNegative(netQuantity) ? [heir, strategyId] : [strategyId, heir];
        const moved = { quantity: absolute(netQuantity), value: asNotional(costBasis), reason: 'StrategyRemoved' };
        return event('BooksTransferred', { instrumentId, seller, buyer, ...moved });
      }),
  );
}
