import { isBrokerError, type VenueOrderId } from '@bot/core';
import type { WireOrder } from '../endpoints/listOrders';
import { liveStatuses } from '../mapping/orderStatus';
import type { UnknownValues } from '../mapping/unknownValues';
import type { RestClient } from '../transport/restClient';
import { readOrders } from './readOrders';

/** The status of an order that waits in the book. */
const OPEN = 'OPEN';
/** Named by newer pages only: where it is not known, the venue refuses the whole question. */
const EDIT_QUEUED = 'EDIT_QUEUED';

/** Every order that may still fill, as the venue lists it. @throws BrokerError */
export type OpenOrders = () => Promise<readonly WireOrder[]>;

/**
 * OPEN may not be asked for together with others, and leaves out what is queued. Whatever becomes of an order between the first two
 * lists, it is in one of the three.
 */
export function createOpenOrders(rest: RestClient, unknowns: UnknownValues): OpenOrders {
  let queued = liveStatuses.filter((status) => status !== OPEN);

  const list = (order_status: readonly string[]) => readOrders(rest, 'openOrders', { order_status });

  async function listQueued(): Promise<readonly WireOrder[]> {
    try {
      return await list(queued);
    } catch (error) {
      if (!isBrokerError(error, 'InvalidRequest') || !queued.includes(EDIT_QUEUED)) throw error;
      const older = queued.filter((status) => status !== EDIT_QUEUED);
      const orders = await list(older);
      unknowns.note('order status that Coinbase does not know', EDIT_QUEUED);
      queued = older;
      return orders;
    }
  }

  return async () => {
    const lists = [await listQueued(), await list([OPEN]), await listQueued()];
    const newest = new Map<VenueOrderId, WireOrder>(lists.flat().map((order) => [order.order_id, order]));
    return [...newest.values()];
  };
}
