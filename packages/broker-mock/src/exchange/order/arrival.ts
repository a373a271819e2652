import type { EpochMs, RejectReason } from '@bot/core';
import { feeOn } from '../ledger/fees';
import type { Listing } from '../listing';
import { product, type Units } from '../units';
import type { VenueEvent } from '../venueEvent';
import { accountOf, positionOf, type MarketState, type OrderAtVenue, type VenueState } from '../venueState';
import type { Incoming, Walk } from './walk';

/** An order at the moment in which it meets the book. */
export interface Arrival extends Incoming {
  readonly at: EpochMs;
  readonly orderNo: number;
  /** What becomes of what does not trade at once. */
  readonly rests: boolean;
}

/** Adds the trades of a walk through the book, in its order, and what becomes of the rest. */
export function arrive(
  state: VenueState,
  market: MarketState,
  arrival: Arrival,
  walk: Walk,
  events: VenueEvent[],
): readonly VenueEvent[] {
  const { at, orderNo } = arrival;
  if (walk.steps.length > 0) addTrades(state, market, arrival, walk, events);
  if (walk.tradedLots === arrival.lots || walk.isSpent) return events;
  if (walk.tradedLots === arrival.reducibleLots) events.push(canceled(at, orderNo, 'ReduceOnlyWouldIncrease'));
  else if (walk.metOwnOrder) events.push(canceled(at, orderNo, 'SelfTrade'));
  else events.push(restOf(arrival));
  return events;
}

/** What becomes of lots that nobody takes. */
export const restOf = ({ at, orderNo, rests }: Arrival): VenueEvent =>
  rests ? { type: 'OrderRested', at, orderNo } : canceled(at, orderNo, 'NoLiquidity');

function addTrades(state: VenueState, market: MarketState, arrival: Arrival, walk: Walk, events: VenueEvent[]): void {
  const { at, side, accountId, orderNo, takerPpm } = arrival;
  const { listing } = market;
  const { instrumentId } = listing.instrument;
  let tradeNo = state.tradeCount;
  for (const { maker, lots } of walk.steps) {
    if (lots === 0) {
      events.push(canceled(at, maker.orderNo, 'ReduceOnlyWouldIncrease'));
      continue;
    }
    const steps = product(maker.ticks, lots);
    tradeNo += 1;
    events.push({
      type: 'TradeExecuted',
      at,
      tradeNo,
      instrumentId,
      side,
      ticks: maker.ticks,
      lots,
      maker: {
        accountId: maker.accountId,
        orderNo: maker.orderNo,
        fee: makerFee(state, listing, maker.orderNo, steps),
      },
      taker: { accountId, orderNo, fee: feeOn(listing, steps, takerPpm) },
    });
  }
}

/** Other people pay no fee here. */
export function makerFee(state: VenueState, listing: Listing, orderNo: number, steps: bigint): Units {
  const order = orderNo === 0 ? undefined : state.orders.get(orderNo);
  return order === undefined ? 0n : feeOn(listing, steps, order.makerPpm);
}

export const canceled = (at: EpochMs, orderNo: number, reason: RejectReason): VenueEvent => ({
  type: 'OrderEnded',
  at,
  orderNo,
  status: 'Canceled',
  reason,
});

/**
 * An order that is at the venue already and arrives (again): its stop woke, or it was amended. What it was to reduce may have
 * become less meanwhile.
 */
export const arrivalOf = (
  state: VenueState,
  order: OrderAtVenue,
  limitTicks: number,
  lots: number,
  at: EpochMs,
): Arrival => ({
  at,
  orderNo: order.orderNo,
  accountId: order.accountId,
  side: order.side,
  limitTicks,
  lots,
  ...(order.reduceOnly && { reducibleLots: reducibleOf(state, order) }),
  spend: null,
  takerPpm: order.takerPpm,
  rests: true,
});

function reducibleOf(state: VenueState, { accountId, market, side }: OrderAtVenue): number {
  const { lots } = positionOf(accountOf(state, accountId), market.listing.instrument.instrumentId);
  return Math.max(0, side === 'Sell' ? lots : -lots);
}
