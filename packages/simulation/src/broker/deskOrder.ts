import {
  add,
  isTerminal,
  one,
  quantityFor,
  ratioOf,
  roundDown,
  roundUp,
  scale,
  shareOf,
  subtract,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type EpochMs,
  type Instrument,
  type OrderRequest,
  type OrderTerms,
  type Price,
  type PriceLevel,
  type Quantity,
  type Ratio,
  type VenueOrder,
  type VenueOrderId,
} from '@bot/core';
import { isReached } from './marketRefusal';

/** An order at the venue. */
export interface DeskOrder extends VenueOrder {
  readonly terms: OrderRequest;
  /** The best price that it found; the hold of a market order is reckoned with it. */
  readonly touchOnArrival: Price | undefined;
  /** What it is to fill; of an order by quote size what that pays for at the price that it found. */
  readonly quantity: Quantity;
  /** What counts now: a bracket whose stop was reached has another limit than its terms say. */
  readonly limitPrice: Price | null;
  readonly waitsForStop: boolean;
  /** A cancel was accepted and has not happened yet. */
  readonly isCanceling: boolean;
}

export const newDeskOrder = (
  terms: OrderRequest,
  found: Pick<DeskOrder, 'touchOnArrival' | 'quantity'> & { readonly venueOrderId: VenueOrderId; readonly at: EpochMs },
): DeskOrder => ({
  terms,
  touchOnArrival: found.touchOnArrival,
  quantity: found.quantity,
  limitPrice: terms.limitPrice,
  waitsForStop: terms.stopPrice !== undefined,
  isCanceling: false,
  progress: {
    clientOrderId: terms.clientOrderId,
    venueOrderId: found.venueOrderId,
    instrumentId: terms.instrumentId,
    status: 'Accepted',
    cumulativeQuantity: zeroQuantity,
    filledValue: zeroNotional,
    commission: zeroMoney,
    reason: null,
    at: found.at,
  },
});

/**
 * How much an order is for. One by quote size buys whole lots for it, the fee included: 506 at 50,000 and 1.2 % buy 0.01.
 */
export function orderedQuantity(
  { quantity, quoteSize }: OrderTerms,
  { lotSize, contractSize }: Instrument,
  touch: Price | undefined,
  takerRate: Ratio,
): Quantity {
  if (quoteSize === undefined) return quantity;
  if (touch === undefined) return zeroQuantity;
  const withoutFee = shareOf(quoteSize, one, add(one, takerRate));
  return roundDown(quantityFor(withoutFee, touch, contractSize), lotSize);
}

export const isLive = ({ progress }: DeskOrder): boolean => !isTerminal(progress.status);

export const leavesOf = ({ quantity, progress }: DeskOrder): Quantity =>
  subtract(quantity, progress.cumulativeQuantity);

/** What is not filled at once may wait. */
export const mayWait = ({ terms: { type, timeInForce } }: DeskOrder): boolean =>
  type !== 'Market' && (timeInForce === 'GTC' || timeInForce === 'GTD');

/** Where it waits in the book; null when it does not. */
export function levelOf(order: DeskOrder): PriceLevel | null {
  const { terms, limitPrice, waitsForStop } = order;
  const isOutside = terms.type === 'StopLimit' && waitsForStop;
  if (limitPrice === null || isOutside || !isLive(order) || !mayWait(order)) return null;
  return { side: terms.side, price: limitPrice, quantity: leavesOf(order) };
}

export const isWokenBy = ({ terms, waitsForStop }: DeskOrder, last: Price): boolean =>
  waitsForStop && terms.stopPrice !== undefined && isReached(terms, terms.stopPrice, last);

/**
 * Its stop was reached. A bracket goes 5 % beyond it, to the tick on the far side: a sell whose stop is 40,000 goes to 38,000.
 */
export function woken(order: DeskOrder, { tickSize }: Instrument): DeskOrder {
  const { type, side, stopPrice } = order.terms;
  if (type !== 'Bracket' || stopPrice === undefined) return { ...order, waitsForStop: false };
  const limitPrice =
    side === 'Sell'
      ? roundDown(scale(stopPrice, ratioOf('0.95')), tickSize)
      : roundUp(scale(stopPrice, ratioOf('1.05')), tickSize);
  return { ...order, waitsForStop: false, limitPrice };
}
