import type { InstrumentId, Order } from '@bot/core';
import type { StateInSight } from './engineState';

/** Every live order of an instrument. */
export const liveOrdersIn = ({ ledger }: StateInSight, instrumentId: InstrumentId): readonly Readonly<Order>[] =>
  [...ledger.liveOrderIds].flatMap((id) => {
    const order = ledger.orders.get(id);
    return order?.instrumentId === instrumentId ? order : [];
  });
