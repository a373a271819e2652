import type { EpochMs, FillDetail, VenueOrderId } from '@bot/core';
import { listFills, type FillsQuery, type WireFill } from '../endpoints/listFills';
import type { OrderLookup } from '../execution/orderLookup';
import { fillFrom } from '../mapping/fills';
import { timeText } from '../mapping/times';
import type { UnknownValues } from '../mapping/unknownValues';
import type { Products } from '../market/products';
import { reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';

export interface FillLookupOptions {
  readonly rest: RestClient;
  readonly products: Products;
  readonly orders: Pick<OrderLookup, 'clientIdsOf'>;
  readonly unknowns: UnknownValues;
}

/** Fills as the venue lists them by now, oldest first, each once. */
export interface FillLookup {
  /** @throws BrokerError */
  since(since: EpochMs): Promise<readonly FillDetail[]>;
  /** @throws BrokerError */
  ofOrders(venueOrderIds: readonly VenueOrderId[]): Promise<readonly FillDetail[]>;
}

export function createFillLookup({ rest, products, orders, unknowns }: FillLookupOptions): FillLookup {
  async function list(query: FillsQuery): Promise<readonly FillDetail[]> {
    // New fills push older ones onto the next page, where they come again.
    const wires = [...new Map((await listFills(rest, query)).map((fill) => [nameOf(fill), fill])).values()];
    const clientIds = await orders.clientIdsOf([...new Set(wires.map(({ order_id }) => order_id))]);
    const fills: FillDetail[] = [];
    for (const wire of wires) {
      const { instrument } = await products.find(wire.product_id);
      const clientOrderId = String(clientIds.get(wire.order_id));
      const fill = reading('fillsSince', () => fillFrom(wire, clientOrderId, instrument, unknowns));
      if (fill !== null) fills.push(fill);
    }
    // Newest first as they come: those of one instant keep their order.
    return fills.reverse().sort((a, b) => a.at - b.at);
  }

  return {
    async since(since) {
      const fills = await list({ start_sequence_timestamp: timeText(since) });
      return fills.filter(({ at }) => at >= since);
    },
    ofOrders: (venueOrderIds) => list({ order_ids: venueOrderIds }),
  };
}

/** A reversal has the trade's id again. */
const nameOf = ({ trade_id, trade_type, order_id }: WireFill): string => `${order_id} ${trade_id} ${trade_type}`;
