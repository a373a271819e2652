import { opposite, type InstrumentId, type Side } from '@bot/core';
import type { OrderNo, VenueEvent } from '../../exchange/venueEvent';
import type { OrderAtVenue, VenueState } from '../../exchange/venueState';

/** Where a book may have changed. */
export interface TouchedLevel {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  /** null: anywhere on the side. */
  readonly ticks: number | null;
}

const NOWHERE: readonly TouchedLevel[] = [];

/** The levels that an event, which was applied, may have changed; never too few of them. */
export function touchedBy(state: VenueState, event: VenueEvent): readonly TouchedLevel[] {
  switch (event.type) {
    case 'TradeExecuted':
      return [{ instrumentId: event.instrumentId, side: opposite(event.side), ticks: event.ticks }];
    case 'OrderRested':
    case 'OrderEnded':
      return ofOrder(state, event.orderNo, ({ ticks }) => ticks);
    case 'OrderTriggered':
      // Until its stop woke a bracket waited at the price of its entry.
      return ofOrder(state, event.orderNo, ({ entry }) => entry.limitTicks);
    case 'OrderAmended':
      // The price that it left is forgotten.
      return ofOrder(state, event.orderNo, () => null);
    case 'MarketStepped':
      return event.books.flatMap(({ instrumentId }) => bothSides(instrumentId));
    case 'OrderAccepted':
    case 'OrderRejected':
    case 'CancelRequested':
    case 'TradeBusted':
    case 'Deposited':
    case 'PositionSeeded':
    case 'StatusChanged':
    case 'FundingRateSet':
    case 'FundingSettled':
    case 'LiquidationBegan':
    case 'LiquidationEnded':
      return NOWHERE;
  }
}

/** Of very many orders that end at once, the venue may have forgotten the first: then it may be anywhere. */
function ofOrder(
  state: VenueState,
  orderNo: OrderNo,
  ticksOf: (order: OrderAtVenue) => number | null,
): readonly TouchedLevel[] {
  const order = state.orders.get(orderNo);
  if (order === undefined) return [...state.markets.keys()].flatMap(bothSides);
  return [{ instrumentId: order.entry.instrumentId, side: order.side, ticks: ticksOf(order) }];
}

const bothSides = (instrumentId: InstrumentId): TouchedLevel[] => [
  { instrumentId, side: 'Buy', ticks: null },
  { instrumentId, side: 'Sell', ticks: null },
];
