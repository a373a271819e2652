import { equals, zeroQuantity, type Order, type OrderStatus } from '@bot/core';
import type { StateInSight } from '@bot/orchestration';

/** The venue has it, and nothing is on its way. */
const atRest: ReadonlySet<OrderStatus> = new Set(['Accepted', 'PartiallyFilled']);

/**
 * True when no answer and no report is on its way, as far as the bot knows: every live order rests at the venue, and the
 * details of every fill have come. Only then do two books have to be the same.
 */
export function isQuiet({ ledger }: Pick<StateInSight, 'ledger'>): boolean {
  const isSettled = ({ clientOrderId, filledQuantity }: Readonly<Order>): boolean =>
    equals(ledger.settled.get(clientOrderId)?.quantity ?? zeroQuantity, filledQuantity);
  return [...ledger.orders.values()].every(
    (order) => isSettled(order) && (!ledger.liveOrderIds.has(order.clientOrderId) || isResting(order)),
  );
}

const isResting = ({ status, type }: Readonly<Order>): boolean => type === 'Limit' && atRest.has(status);
