import { isBrokerError, type ClientOrderId, type EpochMs, type VenueOrderId } from '@bot/core';
import { getOrder } from '../endpoints/getOrder';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { clientOrderIdOf } from '../mapping/orders';
import { requestFailure } from '../transport/failures';
import type { RestClient } from '../transport/restClient';
import type { KnownOrders } from './knownOrders';
import { readOrders } from './readOrders';

export interface OrderOwnersOptions {
  readonly rest: RestClient;
  readonly known: KnownOrders;
  /** Of the venue. */
  readonly now: () => EpochMs;
}

/** Whose orders they are: fills carry the venue's id only. */
export interface OrderOwners {
  /** By order the time of its newest fill. @throws BrokerError also while an order is too new to be listed */
  clientIdsOf(orders: ReadonlyMap<VenueOrderId, EpochMs>): Promise<ReadonlyMap<VenueOrderId, ClientOrderId>>;
}

/** Ids in one question: more would make its line too long. */
const IDS_AT_ONCE = 50;
/** What the venue does not know after so long was never placed by us: ours it has listed by then. */
const LISTED_AFTER_MS = 60_000;

export function createOrderOwners({ rest, known, now }: OrderOwnersOptions): OrderOwners {
  /** Orders of the app are not in the list, and known all the same. */
  async function ownerOf(venueOrderId: VenueOrderId, filledAt: EpochMs): Promise<ClientOrderId> {
    try {
      return clientOrderIdOf(await getOrder(rest, venueOrderId));
    } catch (error) {
      if (!isBrokerError(error, 'NotFound')) throw error;
      if (now() - filledAt > LISTED_AFTER_MS) return venueOrderId;
      throw requestFailure('fillsSince', new MalformedAnswer('a fill is listed, and its order is not yet'));
    }
  }

  return {
    async clientIdsOf(orders) {
      const owners = new Map<VenueOrderId, ClientOrderId>();
      for (const venueOrderId of orders.keys()) {
        const clientOrderId = known.byVenueId(venueOrderId)?.clientOrderId;
        if (clientOrderId !== undefined) owners.set(venueOrderId, clientOrderId);
      }
      const missing = [...orders.keys()].filter((id) => !owners.has(id));
      for (let from = 0; from < missing.length; from += IDS_AT_ONCE) {
        const order_ids = missing.slice(from, from + IDS_AT_ONCE);
        for (const order of await readOrders(rest, 'fillsSince', { order_ids })) {
          owners.set(order.order_id, clientOrderIdOf(order));
        }
      }
      for (const [venueOrderId, filledAt] of orders) {
        if (!owners.has(venueOrderId)) owners.set(venueOrderId, await ownerOf(venueOrderId, filledAt));
      }
      return owners;
    },
  };
}
