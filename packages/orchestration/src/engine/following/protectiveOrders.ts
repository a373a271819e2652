import {
  absolute,
  exceeds,
  isFlat,
  isLong,
  leavesQuantity,
  sum,
  zeroQuantity,
  type InstrumentId,
  type Order,
  type OrderTerms,
  type Position,
  type Quantity,
  type Side,
} from '@bot/core';
import { liveOrdersIn } from '../state/liveOrders';
import { isProtection } from '../state/strategyIds';
import type { StateInSight } from '../state/engineState';

/** The live orders that protect what is held of an instrument. */
export const protectiveOrders = (state: StateInSight, instrumentId: InstrumentId): readonly Readonly<Order>[] =>
  liveOrdersIn(state, instrumentId).filter(isProtection);

/** Everything else that is live in an instrument. */
export const otherOrders = (state: StateInSight, instrumentId: InstrumentId): readonly Readonly<Order>[] =>
  liveOrdersIn(state, instrumentId).filter((order) => !isProtection(order));

/** The side that closes a position. */
export const exitSide = (position: Pick<Position, 'netQuantity'>): Side => (isLong(position) ? 'Sell' : 'Buy');

export const leavesOf = (orders: readonly Readonly<Order>[], side: Side): Quantity =>
  sum(orders.filter((order) => order.side === side).map(leavesQuantity), zeroQuantity);

/**
 * Whether an exit must wait until its protection is canceled: together they would close more than is held. On spot the resting
 * order also keeps the coins.
 */
export function isHeldByProtection(state: StateInSight, order: OrderTerms & { readonly strategyId: string }): boolean {
  const position = state.ledger.positions.get(order.instrumentId);
  if (position === undefined || isFlat(position) || isProtection(order)) return false;
  const side = exitSide(position);
  if (order.side !== side) return false;
  const protective = leavesOf(protectiveOrders(state, order.instrumentId), side);
  return (
    exceeds(protective, zeroQuantity) && exceeds(sum([protective], order.quantity), absolute(position.netQuantity))
  );
}
