import {
  add,
  asMoney,
  fromSteps,
  largerOf,
  notionalFor,
  one,
  scale,
  toText,
  moneyOf,
  zeroMoney,
  zeroNotional,
  type Currency,
  type FeeRates,
  type Instrument,
  type Money,
  type Notional,
  type OrderRequest,
  type Quantity,
} from '@bot/core';
import { isLive, type OrderAtVenue } from './venueState';

/** The currency that a spot order spends. */
export const spentCurrency = (instrument: Instrument, request: OrderRequest): Currency =>
  request.side === 'Buy' ? instrument.quoteCurrency : instrument.baseCurrency;

/**
 * What a live spot order keeps back, for what is not filled yet: a spot buy its value and the higher fee at its limit price, a
 * spot sell its coins. Worked example: 0.01 at 50,000 with a taker fee of 1.2 % holds 506. A perpetual holds
 * nothing: its margin is checked against the equity instead.
 */
export function holdOf(instrument: Instrument, order: OrderAtVenue): Money {
  if (!isLive(order)) return zeroMoney;
  const leaves = fromSteps(order.leavesLots, instrument.lotSize);
  return order.request.side === 'Sell' ? coins(leaves) : buyHold(instrument, order.request, leaves, order.feeRates);
}

/** Zero for a market order: it never waits. */
export function buyHold(instrument: Instrument, request: OrderRequest, leaves: Quantity, rates: FeeRates): Money {
  if (request.limitPrice === null) return zeroMoney;
  return withFee(notionalFor(request.limitPrice, leaves, instrument.contractSize), rates);
}

/** What buying costs at most. Worked example: 500 at 1.2 % is 506. */
export const withFee = (notional: Notional, { maker, taker }: FeeRates): Money =>
  asMoney(scale(notional, add(one, largerOf(maker, taker))));

/** What a live perpetual order may add to the position, at its limit price. */
export function pendingOf(instrument: Instrument, order: OrderAtVenue): Notional {
  const { limitPrice, reduceOnly } = order.request;
  if (limitPrice === null || reduceOnly || !isLive(order)) return zeroNotional;
  return notionalFor(limitPrice, fromSteps(order.leavesLots, instrument.lotSize), instrument.contractSize);
}

/** A quantity of base currency as an amount of a balance. */
export const coins = (quantity: Quantity): Money => moneyOf(toText(quantity));
