import type { EpochMs, RejectReason } from '@bot/core';
import { tryArrival } from './naiveArrival';
import { leavesOf, naiveAccount, valueOf } from './naiveLookups';
import { equityOf, initialMargin, spendable, worstTicks } from './naiveMargin';
import { availableIn, buyHold, shareInPpm } from './naiveMoney';
import type { NaiveMarket, NaiveOrder, NaiveVenue } from './naiveVenue';

/** VR-207, VR-301. Whether the account can pay for it at its worst; an order that is amended gives free what it has. */
export function naiveFunds(
  venue: NaiveVenue,
  market: NaiveMarket,
  order: NaiveOrder,
  at: EpochMs,
): RejectReason | null {
  const { listing } = market;
  const { entry, limit, accountId, orderNo } = order;
  const account = naiveAccount(venue, accountId);
  const without = { ...venue, orders: venue.orders.filter((other) => other.orderNo !== orderNo) };
  const trial = limit === null ? tryArrival(venue, order, at) : null;
  if (listing.isPerpetual) return margin(venue, without, market, order, trial?.value ?? null);
  if (entry.side === 'Sell') {
    const needed = listing.lot * BigInt(leavesOf(order));
    return needed > availableIn(without, account, listing.base) ? 'InsufficientFunds' : null;
  }
  const byWalk = trial === null ? 0n : trial.value + shareInPpm(trial.value, order.takerPpm);
  const asked = entry.spend > 0n ? entry.spend : byWalk;
  const needed = limit === null ? asked : buyHold(listing, order, limit, leavesOf(order));
  return needed > spendable(without, account, listing.quote) ? 'InsufficientFunds' : null;
}

/** VR-402. An order that does not raise the margin always passes: there must be a way out. */
function margin(
  venue: NaiveVenue,
  without: NaiveVenue,
  { listing }: NaiveMarket,
  order: NaiveOrder,
  walked: bigint | null,
): RejectReason | null {
  const { entry, takerPpm, accountId } = order;
  const account = naiveAccount(venue, accountId);
  const value = walked ?? valueOf(listing, worstTicks(order), leavesOf(order));
  const before = initialMargin(venue, account, listing.quote);
  const after = initialMargin(without, account, listing.quote, { listing, side: entry.side, value });
  if (entry.reduceOnly || after <= before) return null;
  return after + shareInPpm(value, takerPpm) > equityOf(venue, account, listing.quote) ? 'InsufficientFunds' : null;
}
