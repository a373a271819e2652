import {
  absolute,
  exceeds,
  isNegative,
  isZero,
  leavesQuantity,
  subtract,
  zeroQuantity,
  type InstrumentId,
  type Order,
  type Quantity,
} from '@bot/core';
import type { StateInSight } from './engineState';

/**
 * Live orders that could open or grow a position, or turn it round: those on its own side, all of them while there is none,
 * and of those that close it the ones beyond what is held. An order that the venue takes as reduce-only cannot.
 * Worked example: long 1, sells of 0.6 and 0.6 → the second one.
 */
export function growingOrders({ ledger }: StateInSight): ReadonlySet<Readonly<Order>> {
  const left = new Map<InstrumentId, Quantity>();
  const growing = new Set<Readonly<Order>>();
  for (const id of ledger.liveOrderIds) {
    const order = ledger.orders.get(id);
    if (order === undefined) continue;
    const held = ledger.positions.get(order.instrumentId)?.netQuantity ?? zeroQuantity;
    const closes = !isZero(held) && isNegative(held) === (order.side === 'Buy');
    if (closes && order.reduceOnly) continue;
    const closable = closes ? (left.get(order.instrumentId) ?? absolute(held)) : zeroQuantity;
    const leaves = leavesQuantity(order);
    if (exceeds(leaves, closable)) growing.add(order);
    else left.set(order.instrumentId, subtract(closable, leaves));
  }
  return growing;
}
