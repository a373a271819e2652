import { toText, type OrderTerms } from '@bot/core';
import type { TradeParty, VenueEvent } from './venueEvent';

/** One line for people, and for the trace. Market steps have none: there are too many. */
export function describeEvent(event: VenueEvent): string | null {
  switch (event.type) {
    case 'Deposited':
      return `Deposited ${toText(event.value)} ${event.currency} to ${event.accountId}`;
    case 'PositionSeeded':
      return `PositionSeeded ${toText(event.netQuantity)} ${event.instrumentId} for ${toText(event.costBasis)} to ${event.accountId}`;
    case 'OrderAccepted':
      return `OrderAccepted ${event.venueOrderId} ${describeTerms(event.request)} (${event.request.clientOrderId})`;
    case 'OrderRejected':
      return `OrderRejected ${event.clientOrderId} ${event.reason}: ${event.message}`;
    case 'OrderRested':
      return `OrderRested ${event.venueOrderId}`;
    case 'TradeExecuted':
      return (
        `TradeExecuted ${event.tradeId} ${event.side} ${toText(event.quantity)} ${event.instrumentId} at ` +
        `${toText(event.price)}: maker ${describeParty(event.maker)}, taker ${describeParty(event.taker)}`
      );
    case 'OrderCanceled':
      return `OrderCanceled ${event.venueOrderId} ${event.reason}`;
    case 'MarketStepped':
      return null;
  }
}

/** `Buy 0.01 BTC-USD Limit 50000 GTC post-only`. */
export function describeTerms(terms: OrderTerms): string {
  const price = terms.limitPrice === null ? 'Market' : `Limit ${toText(terms.limitPrice)} ${terms.timeInForce}`;
  const flags = [terms.postOnly ? ' post-only' : '', terms.reduceOnly ? ' reduce-only' : ''].join('');
  return `${terms.side} ${toText(terms.quantity)} ${terms.instrumentId} ${price}${flags}`;
}

const describeParty = ({ accountId, venueOrderId, commission }: TradeParty): string =>
  venueOrderId === null ? accountId : `${venueOrderId} fee ${toText(commission)}`;
