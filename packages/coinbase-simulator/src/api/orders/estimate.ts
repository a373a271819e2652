import {
  priceFor,
  toText,
  zeroQuantity,
  fromSteps,
  add,
  fromUnits,
  ratioBetween,
  subtract,
  absolute,
  type JsonObject,
  type Notional,
  type Price,
  type Quantity,
  type Side,
} from '@bot/core';
import { quoteOf, type MarketState, type VenueEvent } from '@bot/broker-mock';
import { moneyOfUnits } from '../amounts';

/** What an order would trade at once, were it sent now. */
export interface Estimate {
  readonly quantity: Quantity;
  readonly value: Notional;
  readonly fees: bigint;
  /** null: nothing. */
  readonly averagePrice: Price | null;
}

/** Of the events that the exchange would let happen, those that are trades of this order. */
export function estimateOf({ listing }: MarketState, events: readonly VenueEvent[]): Estimate {
  let [quantity, fees, value] = [zeroQuantity, 0n, 0n];
  for (const event of events) {
    if (event.type !== 'TradeExecuted') continue;
    quantity = add(quantity, fromSteps(event.lots, listing.instrument.lotSize));
    value += BigInt(event.ticks) * BigInt(event.lots) * listing.valueUnits;
    fees += event.taker.fee;
  }
  const notional = fromUnits<Notional>(value, 18);
  const averagePrice = value === 0n ? null : priceFor(notional, quantity, listing.instrument.contractSize);
  return { quantity, value: notional, fees, averagePrice };
}

/** What a preview says of a market and of what would be traded. */
export function estimateJson(market: MarketState, side: Side, at: number, estimate: Estimate): JsonObject {
  const quote = quoteOf(market, at);
  const best = quote === null ? null : side === 'Buy' ? quote.ask : quote.bid;
  const { averagePrice, fees } = estimate;
  const slippage =
    best === null || averagePrice === null ? '0' : toText(ratioBetween(absolute(subtract(averagePrice, best)), best));
  return {
    commission_total: toText(moneyOfUnits(fees)),
    best_bid: quote === null ? '' : toText(quote.bid),
    best_ask: quote === null ? '' : toText(quote.ask),
    slippage,
  };
}
