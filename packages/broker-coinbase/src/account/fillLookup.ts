import type { EpochMs, FillDetail, VenueOrderId } from '@bot/core';
import { listFills, type FillsQuery, type WireFill } from '../endpoints/listFills';
import type { OrderOwners } from '../execution/orderOwners';
import { fillFrom } from '../mapping/fills';
import { timeFrom, timeText } from '../mapping/times';
import type { UnknownValues } from '../mapping/unknownValues';
import type { Products } from '../market/products';
import { reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';

export interface FillLookupOptions {
  readonly rest: RestClient;
  readonly products: Products;
  readonly owners: OrderOwners;
  readonly unknowns: UnknownValues;
}

/** Fills as the venue lists them by now, oldest first, each once; those of products that are not traded here are left out. */
export interface FillLookup {
  /** @throws BrokerError */
  since(since: EpochMs): Promise<readonly FillDetail[]>;
  /** @throws BrokerError */
  ofOrders(venueOrderIds: readonly VenueOrderId[]): Promise<readonly FillDetail[]>;
}

export function createFillLookup({ rest, products, owners, unknowns }: FillLookupOptions): FillLookup {
  async function list(query: FillsQuery): Promise<readonly FillDetail[]> {
    // New fills push older ones onto the next page, where they come again.
    const wires = [...new Map((await listFills(rest, query)).map((fill) => [nameOf(fill), fill])).values()];
    const clientIds = await owners.clientIdsOf(reading('fillsSince', () => newestByOrder(wires)));
    const fills: FillDetail[] = [];
    for (const wire of wires) {
      const product = await products.findTraded(wire.product_id);
      if (product === null) continue;
      const clientOrderId = String(clientIds.get(wire.order_id));
      const fill = reading('fillsSince', () => fillFrom(wire, clientOrderId, product.instrument, unknowns));
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

function newestByOrder(fills: readonly WireFill[]): ReadonlyMap<VenueOrderId, EpochMs> {
  const newest = new Map<VenueOrderId, EpochMs>();
  for (const { order_id, trade_time } of fills) {
    newest.set(order_id, Math.max(newest.get(order_id) ?? 0, timeFrom(trade_time, 'trade_time')));
  }
  return newest;
}
