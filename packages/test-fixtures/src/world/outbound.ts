import type { Broker, ClientOrderId, Clock, EpochMs, OrderRequest, VenueOrderId } from '@bot/core';

/** What the bot asked of its port that changes something, whether or not it arrived. */
export interface Outbound {
  readonly at: EpochMs;
  /** The order that is submitted; null for anything else. */
  readonly submits: OrderRequest | null;
  /** Orders that are to end, by the venue's name, or that are looked up, by ours. */
  readonly about: ReadonlySet<VenueOrderId | ClientOrderId>;
}

/** Notes what leaves the bot, at the moment at which it leaves. */
export function createOutbound(
  broker: Broker,
  clock: Pick<Clock, 'now'>,
): { readonly broker: Broker; readonly sent: readonly Outbound[] } {
  const sent: Outbound[] = [];
  const note = (submits: OrderRequest | null, about: readonly string[]): void =>
    void sent.push({ at: clock.now(), submits, about: new Set(about) });
  return {
    sent,
    broker: {
      ...broker,
      submitOrder(request) {
        note(request, [request.clientOrderId]);
        return broker.submitOrder(request);
      },
      cancelOrders(venueOrderIds) {
        note(null, venueOrderIds);
        return broker.cancelOrders(venueOrderIds);
      },
      findOrderByClientId(clientOrderId) {
        note(null, [clientOrderId]);
        return broker.findOrderByClientId(clientOrderId);
      },
    },
  };
}
