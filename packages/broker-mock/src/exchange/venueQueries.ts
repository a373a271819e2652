import {
  averageEntryPrice,
  add,
  equals,
  fromSteps,
  isFlat,
  isZero,
  quantityOf,
  subtract,
  toText,
  zeroMoney,
  type Balance,
  type Currency,
  type Money,
  type OrderProgress,
  type Quote,
  type VenueOrder,
  type VenuePosition,
} from '@bot/core';
import { lotsAt, type Book } from './book';
import { accountOf, orderNamed, positionIn, type Account, type OrderAtVenue, type VenueState } from './venueState';
import type { AccountId } from './venueEvent';

export const balancesOf = (state: VenueState, accountId: AccountId): readonly Balance[] => [
  ...accountOf(state, accountId).balances.values(),
];

/** Spot: the base balance, with its average cost where every coin was traded here. Perpetual: the position. Flat ones are left out. */
export function positionsOf(state: VenueState, accountId: AccountId): readonly VenuePosition[] {
  const account = accountOf(state, accountId);
  const seen = new Set<Currency>();
  return [...state.books.values()].flatMap((book): VenuePosition[] => {
    if (book.instrument.kind === 'Perpetual') return perpetualPosition(account, book);
    // Coins that several instruments trade are held once.
    if (seen.has(book.instrument.baseCurrency)) return [];
    seen.add(book.instrument.baseCurrency);
    return spotPosition(account, book);
  });
}

function perpetualPosition(account: Account, { instrument }: Book): VenuePosition[] {
  const { instrumentId, contractSize } = instrument;
  const position = positionIn(account, instrumentId);
  if (isFlat(position)) return [];
  const { netQuantity } = position;
  return [{ instrumentId, netQuantity, averageEntryPrice: averageEntryPrice(position, contractSize) }];
}

function spotPosition(account: Account, { instrument }: Book): VenuePosition[] {
  const { instrumentId, baseCurrency } = instrument;
  const balance = account.balances.get(baseCurrency);
  if (balance === undefined || isZero(balance.total)) return [];
  const netQuantity = quantityOf(toText(balance.total));
  const position = positionIn(account, instrumentId);
  const isKnown = equals(position.netQuantity, netQuantity);
  return [{ instrumentId, netQuantity, averageEntryPrice: isKnown ? averageEntryPrice(position) : null }];
}

export const progressOf = (order: OrderAtVenue): OrderProgress => ({
  clientOrderId: order.request.clientOrderId,
  venueOrderId: order.venueOrderId,
  instrumentId: order.request.instrumentId,
  status: order.status,
  cumulativeQuantity: order.cumulativeQuantity,
  filledValue: order.filledValue,
  commission: order.commission,
  reason: order.reason,
  at: order.updatedAt,
});

export function venueOrderOf(order: OrderAtVenue): VenueOrder {
  const { instrumentId, side, type, quantity, limitPrice, timeInForce, postOnly, reduceOnly } = order.request;
  const terms = { instrumentId, side, type, quantity, limitPrice, timeInForce, postOnly, reduceOnly };
  return { terms, progress: progressOf(order) };
}

/** Oldest first. */
export const ordersOf = (state: VenueState, accountId: AccountId): readonly VenueOrder[] =>
  [...state.orders.values()].filter((order) => order.accountId === accountId).map(venueOrderOf);

/** Oldest first. */
export const openOrdersOf = (state: VenueState, accountId: AccountId): readonly VenueOrder[] =>
  [...accountOf(state, accountId).openOrders].map((venueOrderId) => venueOrderOf(orderNamed(state, venueOrderId)));

/** Best bid and ask with everything that waits there; null while one side is empty. */
export function quoteOf({ instrument, bids, asks }: Book, at: number): Quote | null {
  const [bid, ask] = [bids[0], asks[0]];
  if (bid === undefined || ask === undefined) return null;
  const { instrumentId, tickSize, lotSize } = instrument;
  return {
    instrumentId,
    bid: fromSteps(bid.ticks, tickSize),
    ask: fromSteps(ask.ticks, tickSize),
    bidSize: fromSteps(lotsAt(bid), lotSize),
    askSize: fromSteps(lotsAt(ask), lotSize),
    at,
  };
}

/**
 * Σ of each currency over all accounts, fees and everybody else included. The open cost basis of perpetuals counts as paid
 * out of the cash, so that the sum stays the same to the last digit between deposits, however profits are realised.
 */
export function totalsOf(state: VenueState): ReadonlyMap<Currency, Money> {
  const totals = new Map<Currency, Money>();
  const count = (currency: Currency, value: Money): void => {
    totals.set(currency, add(totals.get(currency) ?? zeroMoney, value));
  };
  for (const account of state.accounts.values()) {
    for (const { currency, total } of account.balances.values()) count(currency, total);
    for (const { instrument } of state.books.values()) {
      if (instrument.kind === 'Spot') continue;
      const { costBasis } = positionIn(account, instrument.instrumentId);
      count(instrument.quoteCurrency, subtract(zeroMoney, costBasis));
    }
  }
  return totals;
}
