import type { Broker } from '@bot/core';
import type { ReadVenueBooks } from '../engine/decision';
import type { VenueBooks } from '../engine/input';

/** All of the venue's books in one go; one part that cannot be read fails the whole. */
export async function readVenueBooks(broker: Broker, { ours, fillsSince }: ReadVenueBooks): Promise<VenueBooks> {
  const [balances, positions, openOrders, fills, found] = await Promise.all([
    broker.balances(),
    broker.positions(),
    broker.openOrders(),
    broker.fillsSince(fillsSince),
    Promise.all(ours.map((clientOrderId) => broker.findOrderByClientId(clientOrderId))),
  ]);
  return {
    balances,
    positions,
    openOrders,
    fills,
    ours: ours.map((clientOrderId, index) => ({ clientOrderId, found: found[index] ?? null })),
  };
}
