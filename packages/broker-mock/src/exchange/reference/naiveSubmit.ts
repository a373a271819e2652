import type { EpochMs, RejectReason } from '@bot/core';
import type { AccountId, OrderEntry } from '../venueEvent';
import { arrive, tryArrival } from './naiveArrival';
import { naiveFunds } from './naiveFunds';
import { leavesOf, moneyIn, naiveAccount, naiveMarket, note, othersFirst, positionIn, signOf } from './naiveLookups';
import { feePpm } from './naiveMoney';
import { crosses, naiveTerms } from './naiveTerms';
import type { NaiveMarket, NaiveOrder, NaiveVenue } from './naiveVenue';

type Refusal = RejectReason | null;

export function submitNaive(venue: NaiveVenue, accountId: AccountId, entry: OrderEntry, at: EpochMs): void {
  const name = `${accountId}/${entry.clientOrderId}`;
  if (venue.answered.includes(name)) return;
  venue.answered.push(name);
  const account = naiveAccount(venue, accountId);
  const order: NaiveOrder = {
    orderNo: venue.orders.length + 1,
    accountId,
    entry,
    ...feePpm(venue, account, at),
    total: entry.lots,
    limit: entry.limitTicks,
    filled: 0,
    filledValue: 0n,
    fees: 0n,
    status: 'Accepted',
    reason: null,
    waitsForStop: entry.stopTicks !== null,
    cancelAt: null,
  };
  const refusal = refusalOf(venue, order, at);
  if (refusal !== null) return note(venue, at, `${name} refused: ${refusal}`);
  note(venue, at, `${name} accepted as V${order.orderNo}, ${order.makerPpm} ${order.takerPpm}`);
  if (entry.type === 'Market' && entry.spend > 0n) order.total = lotsToBuy(venue, order, at);
  venue.orders.push(order);
  if (entry.type !== 'StopLimit') arrive(venue, order, at);
}

/** VR-209: the first reason counts. */
function refusalOf(venue: NaiveVenue, order: NaiveOrder, at: EpochMs): Refusal {
  const market = naiveMarket(venue, order.entry.instrumentId);
  return (
    naiveTerms(venue, market, order, at) ??
    reduceOnly(venue, market, order) ??
    liquidity(venue, order, at) ??
    naiveFunds(venue, market, order, at)
  );
}

/** VR-112. */
function reduceOnly(venue: NaiveVenue, { listing }: NaiveMarket, order: NaiveOrder): Refusal {
  const { entry, accountId } = order;
  if (!entry.reduceOnly) return null;
  const account = naiveAccount(venue, accountId);
  if (!listing.isPerpetual && entry.side === 'Buy') return 'ReduceOnlyWouldIncrease';
  const held = listing.isPerpetual
    ? -signOf(entry.side) * positionIn(account, listing.instrumentId).lots
    : Number(moneyIn(account, listing.base) / listing.lot);
  return leavesOf(order) > held ? 'ReduceOnlyWouldIncrease' : null;
}

/** VR-104, VR-109, VR-111. */
function liquidity(venue: NaiveVenue, order: NaiveOrder, at: EpochMs): Refusal {
  const { entry } = order;
  if (entry.postOnly && crosses(venue, order)) return 'PostOnlyWouldCross';
  if (entry.type === 'Market' && othersFirst(venue, entry.instrumentId, entry.side).length === 0) return 'NoLiquidity';
  if (entry.spend > 0n && paysForNothing(venue, order, at)) return 'BelowMinimumSize';
  return entry.timeInForce === 'FOK' && tryArrival(venue, order, at).stop !== null ? 'NoLiquidity' : null;
}

function paysForNothing(venue: NaiveVenue, order: NaiveOrder, at: EpochMs): boolean {
  const { stop, filled } = tryArrival(venue, order, at);
  return stop === null && filled === 0;
}

/** Of an order that states what it spends: what that buys, and one lot more when the book ends before the money. */
function lotsToBuy(venue: NaiveVenue, order: NaiveOrder, at: EpochMs): number {
  const { stop: ended, filled } = tryArrival(venue, order, at);
  return ended === null ? filled : filled + 1;
}
