import type {
  Broker,
  ClientOrderId,
  Clock,
  ClosePositionRequest,
  EpochMs,
  OrderRequest,
  VenueOrderId,
} from '@bot/core';

/** What the bot asked of its port that changes something, whether or not it arrived. */
export interface Outbound {
  readonly at: EpochMs;
  /** The order that is submitted; null for anything else. */
  readonly submits: OrderRequest | null;
  /** The live order that is to get other terms. */
  readonly amends?: VenueOrderId;
  /** The position that is closed in one request. */
  readonly closes?: ClosePositionRequest;
  /** Orders that are to end, by the venue's name, or that are looked up, by ours. */
  readonly about: ReadonlySet<VenueOrderId | ClientOrderId>;
}

/** Notes what leaves the bot, at the moment at which it leaves. */
export function createOutbound(
  broker: Broker,
  clock: Pick<Clock, 'now'>,
): { readonly broker: Broker; readonly sent: readonly Outbound[] } {
  const sent: Outbound[] = [];
  const note = (about: readonly string[], what: Partial<Outbound> = {}): void =>
    void sent.push({ at: clock.now(), submits: null, ...what, about: new Set(about) });
  return {
    sent,
    broker: {
      ...broker,
      submitOrder(request) {
        note([request.clientOrderId], { submits: request });
        return broker.submitOrder(request);
      },
      cancelOrders(venueOrderIds) {
        note(venueOrderIds);
        return broker.cancelOrders(venueOrderIds);
      },
      findOrderByClientId(clientOrderId) {
        note([clientOrderId]);
        return broker.findOrderByClientId(clientOrderId);
      },
      amendOrder(request) {
        note([], { amends: request.venueOrderId });
        return broker.amendOrder(request);
      },
      closePosition(request) {
        note([request.clientOrderId], { closes: request });
        return broker.closePosition(request);
      },
    },
  };
}
