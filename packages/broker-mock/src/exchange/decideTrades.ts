import {
  asMoney,
  assert,
  fromSteps,
  notionalFor,
  scale,
  zeroMoney,
  type EpochMs,
  type FeeRates,
  type Money,
  type Notional,
  type Ratio,
  type Side,
  type VenueOrderId,
} from '@bot/core';
import type { Book, BookEntry } from './book';
import type { AccountId, TradeParty, VenueEvent } from './venueEvent';
import type { VenueState } from './venueState';
import type { Walk } from './walkBook';

export interface Taking {
  readonly at: EpochMs;
  readonly side: Side;
  readonly taker: {
    readonly accountId: AccountId;
    readonly venueOrderId: VenueOrderId | null;
    /** null: other people pay no fee here. */
    readonly feeRates: FeeRates | null;
  };
  /** Trades of the same decision that come before these. */
  readonly tradesBefore: number;
}

/** The events of a walk through the book, in its order. */
export function tradesOf(state: VenueState, { instrument }: Book, walk: Walk, taking: Taking): readonly VenueEvent[] {
  const { at, side, taker, tradesBefore } = taking;
  let number = state.trades + tradesBefore;
  return walk.steps.map((step): VenueEvent => {
    if (step.step === 'CancelMaker') return cancelOf(step.entry, at);
    const price = fromSteps(step.ticks, instrument.tickSize);
    const quantity = fromSteps(step.lots, instrument.lotSize);
    const value = notionalFor(price, quantity, instrument.contractSize);
    number += 1;
    return {
      type: 'TradeExecuted',
      at,
      tradeId: `T${number}`,
      instrumentId: instrument.instrumentId,
      side,
      price,
      quantity,
      maker: makerOf(state, step.entry, value),
      taker: {
        accountId: taker.accountId,
        venueOrderId: taker.venueOrderId,
        commission: commissionOf(value, taker.feeRates?.taker),
      },
    };
  });
}

function makerOf(state: VenueState, { accountId, venueOrderId }: BookEntry, value: Notional): TradeParty {
  const order = venueOrderId === null ? undefined : state.orders.get(venueOrderId);
  return { accountId, venueOrderId, commission: commissionOf(value, order?.feeRates.maker) };
}

/** In quote currency, exact. Worked example: 500 at 1.2 % is 6. */
const commissionOf = (value: Notional, rate: Ratio | undefined): Money =>
  rate === undefined ? zeroMoney : asMoney(scale(value, rate));

function cancelOf({ venueOrderId }: BookEntry, at: EpochMs): VenueEvent {
  assert(venueOrderId !== null, 'only an order is reduce-only, never a quote');
  return { type: 'OrderCanceled', at, venueOrderId, reason: 'ReduceOnlyWouldIncrease' };
}
