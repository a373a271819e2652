import type { InstrumentId, Order } from '@bot/core';
import type { StateInSight } from './engineState';

/** Every live order of an instrument. */
export function liveOrdersIn(
  { ledger: { liveIn, orders } }: { readonly ledger: Pick<StateInSight['ledger'], 'liveIn' | 'orders'> },
  instrumentId: InstrumentId,
): readonly Readonly<Order>[] {
  const ids = liveIn.get(instrumentId);
  return ids === undefined ? [] : [...ids].flatMap((id) => orders.get(id) ?? []);
}
