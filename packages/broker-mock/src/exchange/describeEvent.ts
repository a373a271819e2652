import { fromSteps, toText, type OrderTerms } from '@bot/core';
import { moneyFrom, type Units } from './units';
import type { OrderEntry, TradeParty, VenueEvent } from './venueEvent';
import { marketNamed, type VenueState } from './venueState';

/** One line for people, and for the trace. Market steps have none: there are too many. */
export function describeEvent(state: VenueState, event: VenueEvent): string | null {
  switch (event.type) {
    case 'Deposited':
      return `Deposited ${text(event.units)} ${event.currency} to ${event.accountId}`;
    case 'PositionSeeded':
      return `PositionSeeded ${event.lots} lots ${event.instrumentId} for ${text(event.basis)} to ${event.accountId}`;
    case 'OrderAccepted':
      return `OrderAccepted V${event.orderNo} ${describeEntry(state, event.entry)} (${event.entry.clientOrderId})`;
    case 'OrderRejected':
      return `OrderRejected ${event.clientOrderId} ${event.reason}: ${event.message}`;
    case 'OrderRested':
      return `OrderRested V${event.orderNo}`;
    case 'OrderTriggered':
      return `OrderTriggered V${event.orderNo}`;
    case 'OrderAmended':
      return `OrderAmended V${event.orderNo} to ${event.lots} lots at ${event.limitTicks} ticks`;
    case 'CancelRequested':
      return `CancelRequested V${event.orderNo}`;
    case 'OrderEnded':
      return `Order${event.status} V${event.orderNo} ${event.reason}`;
    case 'TradeExecuted': {
      const { tickSize, lotSize } = marketNamed(state, event.instrumentId).listing.instrument;
      const [price, quantity] = [toText(fromSteps(event.ticks, tickSize)), toText(fromSteps(event.lots, lotSize))];
      return (
        `TradeExecuted T${event.tradeNo} ${event.side} ${quantity} ${event.instrumentId} at ${price}: ` +
        `maker ${describeParty(event.maker)}, taker ${describeParty(event.taker)}`
      );
    }
    case 'TradeBusted':
      return `TradeBusted T${event.tradeNo}`;
    case 'StatusChanged':
      return `StatusChanged ${event.instrumentId} ${event.status}`;
    case 'FundingRateSet':
      return `FundingRateSet ${event.instrumentId} ${event.ppb ?? 'by premium'}`;
    case 'FundingSettled':
      return `FundingSettled ${event.instrumentId} ${event.ppb} ppb to ${event.payments.length} accounts`;
    case 'LiquidationBegan':
      return `LiquidationBegan ${event.accountId}`;
    case 'LiquidationEnded':
      return `LiquidationEnded ${event.accountId} covered ${text(event.covered)} ${event.currency}`;
    case 'MarketStepped':
      return null;
  }
}

/** `Buy 0.01 BTC-USD Limit 50000 GTC post-only`. */
export function describeTerms(terms: OrderTerms): string {
  const { side, quantity, quoteSize, instrumentId, type, limitPrice, stopPrice, timeInForce } = terms;
  const size = quoteSize === undefined ? toText(quantity) : `for ${toText(quoteSize)}`;
  const price = limitPrice === null ? 'Market' : `${type} ${toText(limitPrice)} ${timeInForce}`;
  const stop = stopPrice === undefined ? '' : ` stop ${toText(stopPrice)}`;
  const flags = [terms.postOnly ? ' post-only' : '', terms.reduceOnly ? ' reduce-only' : ''].join('');
  return `${side} ${size} ${instrumentId} ${price}${stop}${flags}`;
}

function describeEntry(state: VenueState, entry: OrderEntry): string {
  const { side, type, instrumentId, timeInForce, limitTicks, stopTicks } = entry;
  const { tickSize, lotSize } = marketNamed(state, instrumentId).listing.instrument;
  const at = (ticks: number): string => toText(fromSteps(ticks, tickSize));
  const size = entry.spend > 0n ? `for ${text(entry.spend)}` : toText(fromSteps(entry.lots, lotSize));
  const price = limitTicks === null ? 'Market' : `${type} ${at(limitTicks)} ${timeInForce}`;
  const stop = stopTicks === null ? '' : ` stop ${at(stopTicks)}`;
  const flags = [entry.postOnly ? ' post-only' : '', entry.reduceOnly ? ' reduce-only' : ''].join('');
  return `${side} ${size} ${instrumentId} ${price}${stop}${flags}`;
}

const describeParty = ({ accountId, orderNo, fee }: TradeParty): string =>
  orderNo === 0 ? accountId : `V${orderNo} fee ${text(fee)}`;

const text = (units: Units): string => toText(moneyFrom(units));
