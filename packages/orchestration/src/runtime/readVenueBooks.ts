import { isBrokerError, type Broker, type ClientOrderId, type FillDetail, type VenueOrder } from '@bot/core';
import type { ReadVenueBooks } from '../engine/decision';
import type { VenueBooks } from '../engine/input';

/** All of the venue's books in one go; one part that cannot be read fails the whole. */
export async function readVenueBooks(
  broker: Broker,
  { ours, fillsSince, withPerpetuals }: ReadVenueBooks,
  isOurs: (clientOrderId: ClientOrderId) => boolean,
): Promise<VenueBooks> {
  const [balances, positions, openOrders, fills, fundings, margins, found] = await Promise.all([
    broker.balances(),
    broker.positions(),
    broker.openOrders(),
    broker.fillsSince(fillsSince),
    withPerpetuals ? broker.fundingSince(fillsSince) : [],
    withPerpetuals ? broker.marginSummary() : [],
    Promise.all(ours.map((clientOrderId) => broker.findOrderByClientId(clientOrderId))),
  ]);
  const foreignOrders = withPerpetuals
    ? await ordersBehind(
        broker,
        fills.filter((fill) => !isOurs(fill.clientOrderId)),
      )
    : [];
  return {
    ...{ balances, positions, openOrders, fills, foreignOrders, fundings, margins },
    ours: ours.map((clientOrderId, index) => ({ clientOrderId, found: found[index] ?? null })),
  };
}

/** Only the order says whether it was a liquidation. One that the venue has forgotten says nothing. */
async function ordersBehind(broker: Broker, fills: readonly FillDetail[]): Promise<readonly VenueOrder[]> {
  const ids = [...new Set(fills.map(({ venueOrderId }) => venueOrderId))];
  const orders = await Promise.all(
    ids.map((id) =>
      broker.order(id).catch((error: unknown) => {
        if (isBrokerError(error) && error.code === 'NotFound') return null;
        throw error;
      }),
    ),
  );
  return orders.filter((order) => order !== null);
}
