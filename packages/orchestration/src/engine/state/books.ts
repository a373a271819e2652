import {
  add,
  zeroQuantity,
  type Books,
  type ClientOrderId,
  type InstrumentId,
  type Order,
  type Quantity,
} from '@bot/core';
import type { ReadVenueBooks } from '../decision';
import type { VenueBooks } from '../input';
import type { StateInSight } from './engineState';
import { quoteCurrencies } from './valuation';

/** The venue's clock may be behind ours by less than this. Assumed. */
const CLOCK_MARGIN_MS = 60_000;

/** How much later than it happened a fill or a payment may appear in the venue's lists. Assumed. */
export const RECORD_LAG_MS = 300_000;

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

/** What to ask the venue for: our live orders one by one, and the fills since the last reading and since the oldest order that is not settled. */
export function readVenueBooks({ config, ledger, view }: StateInSight): ReadVenueBooks {
  const { orders, liveOrderIds, unsettledOrderIds, comparedAt, instruments } = ledger;
  let oldest = view.now;
  for (const ids of [liveOrderIds, unsettledOrderIds]) {
    for (const id of ids) oldest = Math.min(oldest, orders.get(id)?.submittedAt ?? oldest);
  }
  const lastRead = view.booksReadAt ?? comparedAt ?? view.now;
  const fillsSince = Math.min(lastRead - RECORD_LAG_MS, oldest - CLOCK_MARGIN_MS);
  // At the first start what is listed is in no book yet, and what was paid for it lately is in the cash that the books begin with.
  const listed = config.instrumentIds.flatMap((instrumentId) => view.listed.get(instrumentId) ?? []);
  const withPerpetuals = [...instruments.values(), ...listed].some(({ kind }) => kind === 'Perpetual');
  return { type: 'ReadVenueBooks', ours: [...liveOrderIds], fillsSince, withPerpetuals };
}
