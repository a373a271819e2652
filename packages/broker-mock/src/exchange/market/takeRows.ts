import type { EpochMs, Side } from '@bot/core';
import { makerFee, canceled } from '../order/arrival';
import { product } from '../units';
import { MARKET_ACCOUNT, type Print, type VenueEvent } from '../venueEvent';
import { accountOf, positionOf, type MarketState, type OrderAtVenue, type VenueState } from '../venueState';
import { isReached, type Row } from './otherPeople';

/** What other people do to the book in one step, as it comes about. */
export interface StepDraft {
  readonly state: VenueState;
  readonly market: MarketState;
  readonly at: EpochMs;
  readonly events: VenueEvent[];
  readonly prints: Print[];
  /** The prices of all trades of the step, in time. */
  readonly tape: number[];
  /** Trades of this step so far, in this market and the ones before it. */
  readonly counter: { trades: number };
  /** How far orders of this step have moved a reduce-only order's position already, in lots. */
  readonly moved: Map<string, number>;
}

export interface Taker {
  readonly side: Side;
  readonly limitTicks: number | null;
  readonly lots: number;
  /** Whether it also trades with other people, or only with orders of accounts. */
  readonly meetsEverybody: boolean;
}

/** Lets somebody of other people trade with the rows, in price-time order; gives what is left of him. */
export function takeRows(draft: StepDraft, rows: Row[], taker: Taker): number {
  let leaves = taker.lots;
  for (const row of rows) {
    if (leaves === 0 || !isReached(taker.side, taker.limitTicks, row.ticks)) break;
    for (const place of row.places) {
      if (leaves === 0) break;
      if (place.order === null && !taker.meetsEverybody) continue;
      const allowed = place.order === null ? place.lots : tradable(draft, place.order, place.lots, taker.side);
      const lots = Math.min(allowed, leaves);
      if (lots > 0) trade(draft, row.ticks, place.order, lots, taker.side);
      place.lots -= lots;
      leaves -= lots;
      if (place.order !== null && lots === allowed && place.lots > 0) {
        draft.events.push(canceled(draft.at, place.order.orderNo, 'ReduceOnlyWouldIncrease'));
        place.lots = 0;
      }
    }
    row.places = row.places.filter(({ lots }) => lots > 0);
  }
  for (let index = rows.length - 1; index >= 0; index--) if (rows[index]?.places.length === 0) rows.splice(index, 1);
  return leaves;
}

function trade(draft: StepDraft, ticks: number, order: OrderAtVenue | null, lots: number, side: Side): void {
  const { state, market, at, events, prints, tape, counter, moved } = draft;
  tape.push(ticks);
  if (order === null) {
    prints.push({ ticks, lots, makerSide: side === 'Buy' ? 'Sell' : 'Buy' });
    return;
  }
  counter.trades += 1;
  const { listing } = market;
  const fee = makerFee(state, listing, order.orderNo, product(ticks, lots));
  events.push({
    type: 'TradeExecuted',
    at,
    tradeNo: state.tradeCount + counter.trades,
    instrumentId: listing.instrument.instrumentId,
    side,
    ticks,
    lots,
    maker: { accountId: order.accountId, orderNo: order.orderNo, fee },
    taker: { accountId: MARKET_ACCOUNT, orderNo: 0, fee: 0n },
  });
  moved.set(order.accountId, (moved.get(order.accountId) ?? 0) + (side === 'Buy' ? -lots : lots));
}

/** A reduce-only order trades only while there is something to reduce. */
function tradable({ state, market, moved }: StepDraft, order: OrderAtVenue, lots: number, takerSide: Side): number {
  if (!order.reduceOnly) return lots;
  const { instrumentId } = market.listing.instrument;
  const net = positionOf(accountOf(state, order.accountId), instrumentId).lots + (moved.get(order.accountId) ?? 0);
  return Math.min(lots, Math.max(0, takerSide === 'Buy' ? net : -net));
}
