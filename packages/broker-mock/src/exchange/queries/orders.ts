import { fromSteps, fromUnits, type OrderTerms, type Price, type Ratio, type VenueOrder } from '@bot/core';
import { openIn } from '../order/openOrders';
import { PPM, notionalFrom } from '../units';
import type { AccountId } from '../venueEvent';
import { accountOf, type OrderAtVenue, type VenueState } from '../venueState';
import { progressOf } from './orderProgress';

/** Every order of the account that the venue still remembers, oldest first. */
export const ordersOf = (state: VenueState, accountId: AccountId): readonly VenueOrder[] =>
  [...state.orders.values()].filter((order) => order.accountId === accountId).map(venueOrderFrom);

/** Those that live, oldest first. */
export const openOrdersOf = (state: VenueState, accountId: AccountId): readonly VenueOrder[] =>
  [...openIn(accountOf(state, accountId).openOrders)].map(venueOrderFrom);

export const venueOrderFrom = (order: OrderAtVenue): VenueOrder => ({
  terms: termsOf(order),
  progress: progressOf(order),
  ...(order.isLiquidation && { isLiquidation: true }),
});

/**
 * The terms that were asked for, with what was amended since. Of an order that states what it spends the quantity is what that
 * could buy. A bracket keeps its limit price when its stop woke, although it trades at another one then.
 */
function termsOf(order: OrderAtVenue): OrderTerms {
  const { entry, totalLots, market } = order;
  const { instrumentId, side, type, timeInForce, postOnly, reduceOnly } = entry;
  const { tickSize, lotSize } = market.listing.instrument;
  const price = (ticks: number): Price => fromSteps(ticks, tickSize);
  const limitTicks = type === 'Limit' ? order.limitTicks : entry.limitTicks;
  return {
    instrumentId,
    side,
    type,
    quantity: fromSteps(totalLots, lotSize),
    limitPrice: limitTicks === null ? null : price(limitTicks),
    timeInForce,
    postOnly,
    reduceOnly,
    ...(entry.stopTicks !== null && { stopPrice: price(entry.stopTicks) }),
    // The direction of a bracket follows from its side.
    ...(type === 'StopLimit' && entry.stopDirection !== null && { stopDirection: entry.stopDirection }),
    ...(entry.spend > 0n && { quoteSize: notionalFrom(entry.spend) }),
    ...(entry.expiresAt !== null && { expiresAt: entry.expiresAt }),
    ...(entry.leverage !== null && { leverage: leverageFrom(entry.leverage) }),
  };
}

/** To six places, like all rates here. */
const leverageFrom = (leverage: number): Ratio => fromUnits<Ratio>(BigInt(Math.round(leverage * PPM)), 6);
