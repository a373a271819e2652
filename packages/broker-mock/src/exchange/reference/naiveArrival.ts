import type { EpochMs } from '@bot/core';
import { endOrder } from './naiveEnds';
import { known, leavesOf, naiveMarket, note } from './naiveLookups';
import { matchIncoming, type Incoming, type Stop } from './naiveMatch';
import type { NaiveOrder, NaiveVenue } from './naiveVenue';

/** An order comes to the book: it trades what it can, then waits or ends. */
export function arrive(venue: NaiveVenue, order: NaiveOrder, at: EpochMs): void {
  const incoming = incomingOf(venue, order, at);
  const stop = matchIncoming(venue, incoming);
  if (stop === null) return;
  if (stop === 'NoLiquidity' && mayWait(order)) {
    const { instrumentId, side } = order.entry;
    venue.waiting.push({ order, instrumentId, side, ticks: known(order.limit), lots: leavesOf(order) });
    note(venue, at, `V${order.orderNo} rests`);
    return;
  }
  endOrder(venue, order, 'Canceled', stop, at);
}

export const mayWait = ({ entry }: Pick<NaiveOrder, 'entry'>): boolean =>
  entry.type !== 'Market' && (entry.timeInForce === 'GTC' || entry.timeInForce === 'GTD');

function incomingOf(venue: NaiveVenue, order: NaiveOrder, at: EpochMs): Incoming {
  const { listing } = naiveMarket(venue, order.entry.instrumentId);
  const { side, spend } = order.entry;
  const rest = { order, listing, side, limit: order.limit, meetsQuotes: true, tape: [], told: [], at };
  // What states what it spends is no larger than the product allows either.
  return spend > 0n ? { ...rest, lots: listing.maxLots, spend } : { ...rest, lots: leavesOf(order), spend: null };
}

/** What would happen if it arrived: tried on a copy. */
export function tryArrival(
  venue: NaiveVenue,
  order: NaiveOrder,
  at: EpochMs,
): { stop: Stop; filled: number; value: bigint; fees: bigint } {
  const copy = copyOf(venue);
  const probe: NaiveOrder = { ...order };
  const stop = matchIncoming(copy, incomingOf(copy, probe, at));
  return { stop, filled: probe.filled, value: probe.filledValue, fees: probe.fees };
}

/** Everything that trading changes, anew; ended orders and what is only added to stay out of it. */
function copyOf(venue: NaiveVenue): NaiveVenue {
  const copies = new Map(venue.orders.map((order) => [order, { ...order }]));
  return {
    ...venue,
    markets: venue.markets.map((market) => ({ ...market })),
    accounts: venue.accounts.map((account) => ({
      ...account,
      money: { ...account.money },
      positions: { ...account.positions },
      volumes: [],
    })),
    orders: [...copies.values()],
    waiting: venue.waiting.map((item) => ({
      ...item,
      order: item.order === null ? null : known(copies.get(item.order)),
    })),
    woken: [],
    trades: [],
    log: [],
  };
}
