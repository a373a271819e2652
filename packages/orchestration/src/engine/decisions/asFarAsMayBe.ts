import { absolute, exceeds, exitOf, isNegative, zeroQuantity, type Order, type StrategyWish } from '@bot/core';
import type { StateInSight } from '../state/engineState';
import { liveOrdersIn } from '../state/liveOrders';
import { modeOf } from '../state/modes';

/**
 * A strategy awaits the outcome of its own order: it keeps its voice and wants nothing. While the fate of any order is not
 * known nobody enters; and where entries are restricted, nobody enters at the cost of another book either.
 */
export function asFarAsMayBe(state: StateInSight, wish: StrategyWish): StrategyWish {
  const { instrumentId, strategyId } = wish.signal;
  const here = liveOrdersIn(state, instrumentId);
  if (here.some((order) => isOf(order, strategyId))) return { ...wish, quantity: zeroQuantity, cut: zeroQuantity };
  const uncertain = here.some(({ status }) => status === 'Submitted' || status === 'Unknown');
  return uncertain || (isRestricted(state, instrumentId) && risksNothing(state, wish)) ? exitOf(wish) : wish;
}

const isOf = ({ strategyId, shares = [] }: Readonly<Order>, id: string): boolean =>
  strategyId === id || shares.some((share) => share.strategyId === id);

function isRestricted({ config, ledger }: StateInSight, instrumentId: string): boolean {
  const { mode } = modeOf(ledger, instrumentId);
  return config.limits.reduceOnly || (mode !== 'Normal' && mode !== 'Degraded');
}

/** What risk would let pass, since it is met inside or makes the position as a whole smaller. */
function risksNothing({ config, ledger }: StateInSight, { signal, side, quantity }: StrategyWish): boolean {
  if (config.strategies.aggregation === 'net') return true;
  const netQuantity = ledger.positions.get(signal.instrumentId)?.netQuantity ?? zeroQuantity;
  return isNegative(netQuantity) === (side === 'Buy') && !exceeds(quantity, absolute(netQuantity));
}
