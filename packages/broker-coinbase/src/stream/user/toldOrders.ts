import {
  add,
  atLeast,
  equals,
  exceeds,
  isTerminal,
  subtract,
  zeroQuantity,
  type ClientOrderId,
  type FillDetail,
  type OrderProgress,
  type Quantity,
  type VenueOrderId,
} from '@bot/core';

/** What was told of each order, so that nothing is told twice and nothing is taken back. */
export interface ToldOrders {
  /** The progress as it is to be told; null when it is nothing new. */
  news(progress: OrderProgress): OrderProgress | null;
  /** True the first time that this trade is seen. */
  isNewFill(fill: FillDetail): boolean;
  /** More was filled than the fills that were told add up to. */
  lacksFills(venueOrderId: VenueOrderId): boolean;
  progressOf(venueOrderId: VenueOrderId): OrderProgress | undefined;
  venueOrderIdOf(clientOrderId: ClientOrderId): VenueOrderId | undefined;
  /** The ids of those that may still fill. */
  live(): readonly VenueOrderId[];
}

interface Told {
  progress: OrderProgress | null;
  readonly tradeIds: Set<string>;
  filled: Quantity;
}

/** Those that ended are forgotten in the order of their coming. */
const MAX_REMEMBERED = 10_000;

export function createToldOrders(maxRemembered = MAX_REMEMBERED): ToldOrders {
  const orders = new Map<VenueOrderId, Told>();
  const venueIds = new Map<ClientOrderId, VenueOrderId>();

  function toldOf(venueOrderId: VenueOrderId): Told {
    const known = orders.get(venueOrderId);
    if (known !== undefined) return known;
    const told: Told = { progress: null, tradeIds: new Set(), filled: zeroQuantity };
    orders.set(venueOrderId, told);
    if (orders.size > maxRemembered) forgetOne();
    return told;
  }

  function forgetOne(): void {
    for (const [venueOrderId, { progress }] of orders) {
      if (progress === null || !isTerminal(progress.status)) continue;
      orders.delete(venueOrderId);
      venueIds.delete(progress.clientOrderId);
      return;
    }
  }

  return {
    news(progress) {
      const told = toldOf(progress.venueOrderId);
      const news = newsOf(told.progress, progress);
      if (news === null) return null;
      told.progress = news;
      venueIds.set(news.clientOrderId, news.venueOrderId);
      return news;
    },
    isNewFill({ venueOrderId, tradeId, tradeType, quantity }) {
      const told = toldOf(venueOrderId);
      if (told.tradeIds.has(tradeId)) return false;
      told.tradeIds.add(tradeId);
      told.filled = (tradeType === 'Reversal' ? subtract : add)(told.filled, quantity);
      return true;
    },
    lacksFills(venueOrderId) {
      const { progress, filled } = toldOf(venueOrderId);
      return progress !== null && exceeds(progress.cumulativeQuantity, filled);
    },
    progressOf: (venueOrderId) => orders.get(venueOrderId)?.progress ?? undefined,
    venueOrderIdOf: (clientOrderId) => venueIds.get(clientOrderId),
    live: () =>
      [...orders].flatMap(([venueOrderId, { progress }]) =>
        progress !== null && !isTerminal(progress.status) ? [venueOrderId] : [],
      ),
  };
}

/** Quantity and time never fall, and an end is an end: what a stale copy says of either is not told. */
function newsOf(before: OrderProgress | null, now: OrderProgress): OrderProgress | null {
  if (before === null) return now;
  const grows = exceeds(now.cumulativeQuantity, before.cumulativeQuantity);
  if (!grows && !atLeast(now.cumulativeQuantity, before.cumulativeQuantity)) return null;
  if (isTerminal(before.status) && !grows) return null;
  const status = isTerminal(before.status) && !isTerminal(now.status) ? before.status : now.status;
  const isSame =
    !grows &&
    status === before.status &&
    equals(now.filledValue, before.filledValue) &&
    equals(now.commission, before.commission);
  return isSame ? null : { ...now, status, at: Math.max(before.at, now.at) };
}
