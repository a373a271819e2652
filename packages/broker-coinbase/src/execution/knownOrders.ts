import {
  atLeast,
  isTerminal,
  type ClientOrderId,
  type EpochMs,
  type OrderProgress,
  type OrderRequest,
  type OrderTerms,
  type VenueOrder,
  type VenueOrderId,
} from '@bot/core';

/** What this process has heard of one order, from whatever side. */
export interface KnownOrder {
  readonly clientOrderId: ClientOrderId;
  /** null while only we know of it. */
  readonly venueOrderId: VenueOrderId | null;
  /** null until its terms were sent or listed. */
  readonly terms: OrderTerms | null;
  /** By the venue's clock, when this process first sent it; null: another process did. */
  readonly sentAt: EpochMs | null;
  /** The furthest that was heard. */
  readonly progress: OrderProgress | null;
}

/**
 * Which order is which: the venue has no question for a client order id, and its fills do not carry one. Fed by submits, by lists
 * and by the stream. Those that ended are forgotten in the order of their coming when there are too many.
 */
export interface KnownOrders {
  /** Before it is sent. */
  sent(request: OrderRequest, at: EpochMs): void;
  /** Before something is sent under this id of which the venue works out the terms. */
  asked(clientOrderId: ClientOrderId, at: EpochMs): void;
  /** The venue has given it an id. */
  named(clientOrderId: ClientOrderId, venueOrderId: VenueOrderId): void;
  /** The venue has not taken it, and never will. */
  refused(clientOrderId: ClientOrderId): void;
  /** The venue has listed it. */
  listed(order: VenueOrder): void;
  /** The stream has told of it; what is older than what is known changes nothing. */
  heard(progress: OrderProgress): void;
  byClientId(clientOrderId: ClientOrderId): KnownOrder | undefined;
  byVenueId(venueOrderId: VenueOrderId): KnownOrder | undefined;
}

const MAX_REMEMBERED = 20_000;
const unheard = { venueOrderId: null, terms: null, sentAt: null, progress: null } as const;

export function createKnownOrders(maxRemembered = MAX_REMEMBERED): KnownOrders {
  const orders = new Map<ClientOrderId, KnownOrder>();
  const clientIds = new Map<VenueOrderId, ClientOrderId>();
  /** In the order of their ends. */
  const ended = new Set<ClientOrderId>();

  function put(clientOrderId: ClientOrderId, change: Partial<KnownOrder>): void {
    const before = orders.get(clientOrderId) ?? { ...unheard, clientOrderId };
    const after = { ...before, ...change };
    orders.set(clientOrderId, after);
    if (after.venueOrderId !== null) clientIds.set(after.venueOrderId, clientOrderId);
    if (after.progress !== null && isTerminal(after.progress.status)) ended.add(clientOrderId);
    if (orders.size > maxRemembered) forgetOne();
  }

  /** The first that ended; none when all of them live. */
  function forgetOne(): void {
    const [clientOrderId] = ended;
    if (clientOrderId === undefined) return;
    const venueOrderId = orders.get(clientOrderId)?.venueOrderId ?? '';
    ended.delete(clientOrderId);
    orders.delete(clientOrderId);
    clientIds.delete(venueOrderId);
  }

  function heard(progress: OrderProgress): void {
    const { clientOrderId, venueOrderId } = progress;
    const before = orders.get(clientOrderId)?.progress ?? null;
    put(clientOrderId, { venueOrderId, ...(before === null || isNews(before, progress) ? { progress } : {}) });
  }

  return {
    sent({ clientOrderId, ...terms }, at) {
      put(clientOrderId, { terms, sentAt: orders.get(clientOrderId)?.sentAt ?? at });
    },
    asked(clientOrderId, at) {
      put(clientOrderId, { sentAt: orders.get(clientOrderId)?.sentAt ?? at });
    },
    named: (clientOrderId, venueOrderId) => put(clientOrderId, { venueOrderId }),
    refused(clientOrderId) {
      if ((orders.get(clientOrderId)?.venueOrderId ?? null) === null) orders.delete(clientOrderId);
    },
    listed({ terms, progress }) {
      put(progress.clientOrderId, { terms });
      heard(progress);
    },
    heard,
    byClientId: (clientOrderId) => orders.get(clientOrderId),
    byVenueId(venueOrderId) {
      const clientOrderId = clientIds.get(venueOrderId);
      return clientOrderId === undefined ? undefined : orders.get(clientOrderId);
    },
  };
}

/** Quantity is monotone, and an end is not taken back. */
function isNews(before: OrderProgress, now: OrderProgress): boolean {
  if (isTerminal(before.status) && !isTerminal(now.status)) return false;
  return atLeast(now.cumulativeQuantity, before.cumulativeQuantity);
}
