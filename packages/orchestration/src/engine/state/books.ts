import {
  absolute,
  add,
  isNegative,
  subtract,
  toText,
  unreachable,
  zeroQuantity,
  type Books,
  type ClientOrderId,
  type Drift,
  type InstrumentId,
  type Money,
  type Order,
  type Quantity,
} from '@bot/core';
import type { ReadVenueBooks } from '../decision';
import type { VenueBooks } from '../input';
import type { StateInSight } from './engineState';
import { quoteCurrencies } from './valuation';

/** The venue's clock may be behind ours by less than this. Assumed. */
const CLOCK_MARGIN_MS = 60_000;

/** What we think we own, what we left alone included: the venue's books do not tell them apart. */
export function ourBooks({ ledger }: StateInSight): Books {
  const netQuantities = new Map<InstrumentId, Quantity>(ledger.ignored);
  for (const { instrumentId, netQuantity } of ledger.positions.values()) {
    netQuantities.set(instrumentId, add(netQuantities.get(instrumentId) ?? zeroQuantity, netQuantity));
  }
  // An order that the venue has not confirmed is neither expected there nor missed.
  const confirmed = new Map<ClientOrderId, Order>();
  for (const id of ledger.liveOrderIds) {
    const order = ledger.orders.get(id);
    if (order !== undefined && order.venueOrderId !== null) confirmed.set(id, order);
  }
  return { cash: ledger.cash, netQuantities, orders: confirmed };
}

/** The venue's side of the instruments and currencies that the bot keeps books of. */
export function venueBooks(state: StateInSight, books: VenueBooks): Books {
  const { instruments, orders } = state.ledger;
  const currencies = quoteCurrencies(state);
  return {
    cash: new Map(books.balances.filter((b) => currencies.includes(b.currency)).map((b) => [b.currency, b.total])),
    netQuantities: new Map(
      books.positions.filter((p) => instruments.has(p.instrumentId)).map((p) => [p.instrumentId, p.netQuantity]),
    ),
    orders: new Map(
      books.openOrders
        .filter(({ progress }) => orders.has(progress.clientOrderId))
        .map(({ progress }) => [
          progress.clientOrderId,
          { venueOrderId: progress.venueOrderId, filledQuantity: progress.cumulativeQuantity },
        ]),
    ),
  };
}

/**
 * Says by how much, not what either side has: both sides move with every trade, a difference stays what it is. So the same
 * text means the same drift.
 */
export const driftText = (drifts: readonly Drift[]): string => drifts.map(oneDrift).join('; ');

function oneDrift(drift: Drift): string {
  switch (drift.drift) {
    case 'CashDiffers':
      return `the venue has ${moreOrLess(drift)} ${drift.currency}`;
    case 'PositionDiffers':
      return `the venue has ${moreOrLess(drift)} of ${drift.instrumentId}`;
    case 'OrderUnknownToVenue':
      return `the venue does not have order ${drift.clientOrderId}`;
    case 'OrderUnknownToUs':
      return `the venue has order ${drift.clientOrderId}, which has ended in our books`;
    case 'FilledQuantityDiffers':
      return `the venue has filled ${moreOrLess(drift)} of order ${drift.clientOrderId}`;
    default:
      return unreachable(drift);
  }
}

/** Worked example: ours 10,000, the venue's 9,900 → `100 less`. */
function moreOrLess<A extends Money | Quantity>({ ours, venues }: { readonly ours: A; readonly venues: A }): string {
  const difference = subtract(venues, ours);
  return `${toText(absolute(difference))} ${isNegative(difference) ? 'less' : 'more'}`;
}

/** What to ask the venue for: our live orders one by one, and the fills since the oldest order that is not settled. */
export function readVenueBooks({ ledger, view }: StateInSight): ReadVenueBooks {
  const { orders, liveOrderIds, unsettledOrderIds } = ledger;
  let oldest = view.now;
  for (const ids of [liveOrderIds, unsettledOrderIds]) {
    for (const id of ids) oldest = Math.min(oldest, orders.get(id)?.submittedAt ?? oldest);
  }
  return { type: 'ReadVenueBooks', ours: [...liveOrderIds], fillsSince: oldest - CLOCK_MARGIN_MS };
}
