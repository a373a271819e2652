import type { ClientOrderId, EpochMs, Ratio, VenueOrder, VenueOrderId } from '@bot/core';
import { isBrokerError } from '@bot/core';
import { getOrder } from '../endpoints/getOrder';
import { listOrders, type WireOrder } from '../endpoints/listOrders';
import { orderFrom, type OrderReading } from '../mapping/orders';
import { timeText } from '../mapping/times';
import type { UnknownValues } from '../mapping/unknownValues';
import type { Products } from '../market/products';
import { reading } from '../transport/failures';
import type { RestClient } from '../transport/restClient';
import type { KnownOrders } from './knownOrders';
import { createOpenOrders } from './openOrders';
import { checkedOrder } from './readOrders';

export interface OrderLookupOptions {
  readonly rest: RestClient;
  readonly products: Products;
  readonly known: KnownOrders;
  readonly unknowns: UnknownValues;
  /** Of the venue. */
  readonly now: () => EpochMs;
  /** Heard on the stream. */
  readonly heardId: (clientOrderId: ClientOrderId) => VenueOrderId | undefined;
  /** How far back the list is searched for a client order id. */
  readonly lookBackMs: number;
}

/** Orders as the venue lists them. */
export interface OrderLookup {
  /** @throws BrokerError NotFound (also the others) */
  order(venueOrderId: VenueOrderId): Promise<VenueOrder>;
  /** @throws BrokerError */
  openOrders(): Promise<readonly VenueOrder[]>;
  /** null when nothing tells of it now. @throws BrokerError */
  find(clientOrderId: ClientOrderId): Promise<VenueOrder | null>;
}

/** The venue's clock and ours may differ, and an order is listed by when it was made. */
const MARGIN_MS = 60_000;

export function createOrderLookup(options: OrderLookupOptions): OrderLookup {
  const { rest, products, known, unknowns, now, heardId, lookBackMs } = options;
  const contractSizeOf = (productId: string): Ratio | undefined => products.known(productId)?.instrument.contractSize;
  const openOrders = createOpenOrders(rest, unknowns);
  const orderReading: OrderReading = { unknowns, contractSizeOf };

  /** What only we know of our own order is told with it. */
  function taken(operation: string, wire: WireOrder): VenueOrder {
    const listed = reading(operation, () => orderFrom(wire, orderReading));
    const sent = known.byClientId(listed.progress.clientOrderId)?.terms;
    // Spot has no word for it.
    const order = sent?.reduceOnly === true ? { ...listed, terms: { ...listed.terms, reduceOnly: true } } : listed;
    known.listed(order);
    return order;
  }

  const order = async (venueOrderId: VenueOrderId): Promise<VenueOrder> =>
    taken('order', await getOrder(rest, venueOrderId));

  /** By its id at the venue, when it was heard; a 404 proves nothing: it may be too new to be listed. */
  async function findByVenueId(clientOrderId: ClientOrderId): Promise<VenueOrder | null> {
    const venueOrderId = known.byClientId(clientOrderId)?.venueOrderId ?? heardId(clientOrderId);
    if (venueOrderId === undefined) return null;
    try {
      return await order(venueOrderId);
    } catch (error) {
      if (!isBrokerError(error, 'NotFound')) throw error;
      const { terms = null, progress = null } = known.byClientId(clientOrderId) ?? {};
      return terms !== null && progress !== null ? { terms, progress } : null;
    }
  }

  /** The newest first, until it comes or the list ends. */
  async function findInList(clientOrderId: ClientOrderId): Promise<VenueOrder | null> {
    const sentAt = known.byClientId(clientOrderId)?.sentAt ?? null;
    const since = sentAt === null ? now() - lookBackMs : Math.min(sentAt, now()) - MARGIN_MS;
    const operation = 'findOrderByClientId';
    for await (const page of listOrders(rest, operation, { start_date: timeText(since) })) {
      const found = page.find((each) => idOf(each) === clientOrderId);
      if (found !== undefined) return taken(operation, checkedOrder(operation, found));
    }
    return null;
  }

  return {
    order,
    async openOrders() {
      const orders = await openOrders();
      return orders.map((wire) => taken('openOrders', wire));
    },
    find: async (clientOrderId) => (await findByVenueId(clientOrderId)) ?? (await findInList(clientOrderId)),
  };
}

const idOf = (order: unknown): unknown => (Object(order) as { client_order_id?: unknown }).client_order_id;
