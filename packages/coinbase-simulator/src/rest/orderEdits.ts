import { assert, fromSteps, toText } from '@bot/core';
import type { VenueEvent, VenueState } from '@bot/broker-mock';
import type { OrderEdit } from '../api/apiView';

/** What orders were amended to. */
export interface OrderEdits {
  observe(event: VenueEvent): void;
  /** The newest of an order, oldest first. */
  edits(orderNo: number): readonly OrderEdit[];
}

/** So many of one order are told. */
const KEPT = 5;
const KEPT_ORDERS = 10_000;

/** Since it was made, of the orders that were amended last: the venue keeps only the terms that hold. */
export function createOrderEdits({ orders }: Pick<VenueState, 'orders'>, keptOrders = KEPT_ORDERS): OrderEdits {
  const kept = new Map<number, OrderEdit[]>();
  return {
    observe(event) {
      if (event.type !== 'OrderAmended') return;
      const instrument = orders.get(event.orderNo)?.market.listing.instrument;
      assert(instrument !== undefined, 'an order that is amended is at the venue');
      const price = toText(fromSteps(event.limitTicks, instrument.tickSize));
      const size = toText(fromSteps(event.lots, instrument.lotSize));
      const edits = [...(kept.get(event.orderNo) ?? []), { price, size, at: event.at }].slice(-KEPT);
      kept.delete(event.orderNo);
      kept.set(event.orderNo, edits);
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size > keptOrders) kept.delete(oldest);
    },
    edits: (orderNo) => kept.get(orderNo) ?? [],
  };
}
