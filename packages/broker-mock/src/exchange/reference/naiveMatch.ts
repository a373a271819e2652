import type { EpochMs, RejectReason, Side } from '@bot/core';
import { endOrder } from './naiveEnds';
import { leavesOf, naiveAccount, naiveMarket, note, othersFirst, positionIn, signOf, valueOf } from './naiveLookups';
import { settleParty, shareInPpm } from './naiveMoney';
import { noteTrade } from './naiveStops';
import type { NaiveItem, NaiveListing, NaiveOrder, NaiveVenue } from './naiveVenue';

/** What comes to the book. `order` is null for other people. */
export interface Incoming {
  readonly order: NaiveOrder | null;
  readonly listing: NaiveListing;
  readonly side: Side;
  /** null: at any price. */
  readonly limit: number | null;
  lots: number;
  /** null unless it states what it spends. */
  spend: bigint | null;
  /** Quotes of other people do not meet each other, their takers do. */
  readonly meetsQuotes: boolean;
  /** The prices of all trades, in time. */
  readonly tape: number[];
  /** Those that are told later: of other people among themselves. */
  readonly told: number[];
  readonly at: EpochMs;
}

/** Why an order stopped trading before it was done; null when it is done. */
export type Stop = RejectReason | null;

/** VR-101. One look at a time: the best of all, trade, look again. */
export function matchIncoming(venue: NaiveVenue, incoming: Incoming): Stop {
  const { order, listing, side, limit, at } = incoming;
  for (;;) {
    if (incoming.lots === 0) return null;
    const mayReduce = reducible(venue, order);
    if (mayReduce === 0) return 'ReduceOnlyWouldIncrease';
    const [best] = othersFirst(venue, listing.instrumentId, side).filter(
      (item) => incoming.meetsQuotes || item.order !== null,
    );
    if (best === undefined) return 'NoLiquidity';
    if (limit !== null && signOf(side) * best.ticks > signOf(side) * limit) return 'NoLiquidity';
    if (order !== null && best.order?.accountId === order.accountId) return 'SelfTrade';
    const payable = incoming.spend === null ? Infinity : lotsFor(incoming, incoming.spend, best.ticks);
    const canTake = Math.min(incoming.lots, payable);
    if (canTake === 0) return null;
    const canGive = reducible(venue, best.order);
    const lots = Math.min(canTake, mayReduce, best.lots, canGive);
    if (lots > 0) trade(venue, incoming, best, lots);
    if (best.order !== null && best.lots > 0 && reducible(venue, best.order) === 0) {
      endOrder(venue, best.order, 'Canceled', 'ReduceOnlyWouldIncrease', at);
    }
  }
}

/** VR-112. How many lots an order may still trade: as many as there are to reduce, when it is reduce-only. */
function reducible(venue: NaiveVenue, order: NaiveOrder | null): number {
  if (order?.entry.reduceOnly !== true) return Infinity;
  const { listing } = naiveMarket(venue, order.entry.instrumentId);
  if (!listing.isPerpetual) return Infinity;
  const { lots } = positionIn(naiveAccount(venue, order.accountId), listing.instrumentId);
  return Math.max(0, -signOf(order.entry.side) * lots);
}

/** VR-105. Worked example: 1,012 units buy 10 lots of 100 each with a fee of 1.2 %; 1,011 units buy 9. */
function lotsFor({ listing, order }: Incoming, spend: bigint, ticks: number): number {
  const each = valueOf(listing, ticks, 1) * BigInt(1_000_000 + (order?.takerPpm ?? 0));
  return Number((spend * 1_000_000n) / each);
}

function trade(venue: NaiveVenue, incoming: Incoming, best: NaiveItem, lots: number): void {
  const { listing, side, order: taker, at } = incoming;
  const value = valueOf(listing, best.ticks, lots);
  const makerFee = best.order === null ? 0n : shareInPpm(value, best.order.makerPpm);
  const takerFee = taker === null ? 0n : shareInPpm(value, taker.takerPpm);
  best.lots -= lots;
  if (best.lots === 0) venue.waiting.splice(venue.waiting.indexOf(best), 1);
  incoming.lots -= lots;
  if (incoming.spend !== null) incoming.spend -= value + takerFee;
  const isPrint = best.order === null && taker === null;
  if (!isPrint) {
    venue.trades.push({
      instrumentId: listing.instrumentId,
      side,
      ticks: best.ticks,
      lots,
      maker: best.order,
      taker,
      makerFee,
      takerFee,
      busted: false,
    });
    const names = [best.order, taker].map((order) => (order === null ? 'others' : `V${order.orderNo}`));
    note(
      venue,
      at,
      `T${venue.trades.length} ${listing.instrumentId} ${side} ${lots} at ${best.ticks}: ${names.join(' ')} ${makerFee} ${takerFee}`,
    );
    settleParty(venue, listing, { order: best.order, side: best.side, fee: makerFee }, best.ticks, lots);
    settleParty(venue, listing, { order: taker, side, fee: takerFee }, best.ticks, lots);
    fill(venue, best.order, lots, value, makerFee, at);
    fill(venue, taker, lots, value, takerFee, at);
  }
  incoming.tape.push(best.ticks);
  if (isPrint) incoming.told.push(best.ticks);
  else noteTrade(venue, listing.instrumentId, best.ticks);
}

function fill(
  venue: NaiveVenue,
  order: NaiveOrder | null,
  lots: number,
  value: bigint,
  fee: bigint,
  at: EpochMs,
): void {
  if (order === null) return;
  order.filled += lots;
  order.filledValue += value;
  order.fees += fee;
  order.status = leavesOf(order) === 0 ? 'Filled' : 'PartiallyFilled';
  naiveAccount(venue, order.accountId).volumes.push({ hour: Math.floor(at / 3_600_000), value });
}
