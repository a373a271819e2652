import type { EpochMs, RejectReason } from '@bot/core';
import { product } from '../units';
import type { VenueEvent } from '../venueEvent';
import type { MarketState, OrderAtVenue, VenueState } from '../venueState';
import { feeOf, type Incoming, type Walk } from './walk';

/** An order at the moment in which it meets the book. */
export interface Arrival extends Incoming {
  readonly at: EpochMs;
  readonly orderNo: number;
  /** What becomes of what does not trade at once. */
  readonly rests: boolean;
}

/** The trades of a walk through the book, in its order, and what becomes of the rest. */
export function arrive(state: VenueState, market: MarketState, arrival: Arrival, walk: Walk): VenueEvent[] {
  const { at, orderNo } = arrival;
  const events = tradesOf(state, market, arrival, walk);
  if (walk.tradedLots === arrival.lots || walk.isSpent) return events;
  if (walk.metOwnOrder) events.push(canceled(at, orderNo, 'SelfTrade'));
  else if (arrival.rests) events.push({ type: 'OrderRested', at, orderNo });
  else events.push(canceled(at, orderNo, 'NoLiquidity'));
  return events;
}

function tradesOf(state: VenueState, market: MarketState, arrival: Arrival, walk: Walk): VenueEvent[] {
  const { at, side, accountId, orderNo, takerPpm } = arrival;
  const { instrument, valueUnits } = market.listing;
  let tradeNo = state.tradeCount;
  return walk.steps.map(({ maker, lots }): VenueEvent => {
    if (lots === 0) return canceled(at, maker.orderNo, 'ReduceOnlyWouldIncrease');
    const value = product(maker.ticks, lots) * valueUnits;
    tradeNo += 1;
    return {
      type: 'TradeExecuted',
      at,
      tradeNo,
      instrumentId: instrument.instrumentId,
      side,
      ticks: maker.ticks,
      lots,
      maker: { accountId: maker.accountId, orderNo: maker.orderNo, fee: makerFee(state, maker.orderNo, value) },
      taker: { accountId, orderNo, fee: feeOf(value, takerPpm) },
    };
  });
}

/** Other people pay no fee here. */
export function makerFee(state: VenueState, orderNo: number, value: bigint): bigint {
  const order = orderNo === 0 ? undefined : state.orders.get(orderNo);
  return order === undefined ? 0n : feeOf(value, order.makerPpm);
}

export const canceled = (at: EpochMs, orderNo: number, reason: RejectReason): VenueEvent => ({
  type: 'OrderEnded',
  at,
  orderNo,
  status: 'Canceled',
  reason,
});

/** An order that is at the venue already and arrives (again): its stop woke, or it was amended. */
export const arrivalOf = (order: OrderAtVenue, limitTicks: number, lots: number, at: EpochMs): Arrival => ({
  at,
  orderNo: order.orderNo,
  accountId: order.accountId,
  side: order.side,
  limitTicks,
  lots,
  spend: null,
  takerPpm: order.takerPpm,
  rests: true,
});
