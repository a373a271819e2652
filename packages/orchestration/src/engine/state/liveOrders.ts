import { assert, type InstrumentId, type Order } from '@bot/core';
import type { StateInSight } from './engineState';

/** Every live order of an instrument. */
export function liveOrdersIn(
  { ledger: { liveIn, orders } }: { readonly ledger: Pick<StateInSight['ledger'], 'liveIn' | 'orders'> },
  instrumentId: InstrumentId,
): readonly Readonly<Order>[] {
  return [...(liveIn.get(instrumentId) ?? [])].map((id) => {
    const order = orders.get(id);
    assert(order !== undefined, 'a live order is known');
    return order;
  });
}
