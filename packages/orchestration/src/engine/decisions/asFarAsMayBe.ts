import { exitOf, zeroQuantity, type Order, type StrategyWish } from '@bot/core';
import type { StateInSight } from '../state/engineState';
import { modeOf } from '../state/modes';

/**
 * A strategy awaits the outcome of its own order: it keeps its voice and wants nothing. While the fate of any order is not
 * known nobody enters; and where entries are restricted, nobody enters at the cost of another book either.
 */
export function asFarAsMayBe(state: StateInSight, wish: StrategyWish): StrategyWish {
  const { instrumentId, strategyId } = wish.signal;
  const live = [...state.ledger.liveOrderIds].flatMap((id) => state.ledger.orders.get(id) ?? []);
  const here = live.filter((order) => order.instrumentId === instrumentId);
  if (here.some((order) => isOf(order, strategyId))) return { ...wish, quantity: zeroQuantity, cut: zeroQuantity };
  const uncertain = here.some(({ status }) => status === 'Submitted' || status === 'Unknown');
  return uncertain || mayOnlyLeave(state, instrumentId) ? exitOf(wish) : wish;
}

const isOf = ({ strategyId, shares = [] }: Readonly<Order>, id: string): boolean =>
  strategyId === id || shares.some((share) => share.strategyId === id);

/** Other policies only order, and risk judges what is ordered. */
function mayOnlyLeave({ config, ledger }: StateInSight, instrumentId: string): boolean {
  if (config.strategies.aggregation !== 'net') return false;
  const { mode } = modeOf(ledger, instrumentId);
  return config.limits.reduceOnly || (mode !== 'Normal' && mode !== 'Degraded');
}
