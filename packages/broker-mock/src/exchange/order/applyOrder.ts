import { assert } from '@bot/core';
import { hourOf } from '../ledger/feeRates';
import { refreshReservation } from '../ledger/reservation';
import { addStop, removeStop, removeWoken } from '../market/stops';
import { KEPT_ENDS, marketNamed, openAccount, orderNamed, type OrderAtVenue, type VenueState } from '../venueState';
import type { VenueEventOf } from '../venueEvent';
import { addDue, dropDues } from './dues';
import { addOpen, removeOpen } from './openOrders';

export function acceptOrder(state: VenueState, event: VenueEventOf<'OrderAccepted'>): void {
  const { at, accountId, orderNo, entry, lots, makerPpm, takerPpm } = event;
  const market = marketNamed(state, entry.instrumentId);
  const account = openAccount(state, accountId);
  const order: OrderAtVenue = {
    accountId,
    orderNo,
    side: entry.side,
    ticks: entry.limitTicks ?? 0,
    lots,
    reduceOnly: entry.reduceOnly && market.listing.isPerpetual,
    level: null,
    ahead: null,
    behind: null,
    entry,
    market,
    account,
    makerPpm,
    takerPpm,
    isLiquidation: event.isLiquidation === true,
    totalLots: lots,
    limitTicks: entry.limitTicks,
    waitsForStop: false,
    pendingCancel: false,
    status: 'Accepted',
    filledLots: 0,
    filledValue: 0n,
    fees: 0n,
    reason: null,
    createdAt: at,
    updatedAt: at,
    hold: 0n,
    pending: 0n,
    openBefore: null,
    openAfter: null,
  };
  state.orderCount = orderNo;
  state.orders.set(orderNo, order);
  account.answers.set(entry.clientOrderId, order);
  addOpen(account.openOrders, order);
  const hour = hourOf(at);
  if (account.rates?.hour !== hour && !order.isLiquidation) account.rates = { hour, maker: makerPpm, taker: takerPpm };
  if (entry.stopTicks !== null) addStop(order);
  if (entry.expiresAt !== null) addDue(state, { at: entry.expiresAt, kind: 'Expiry', order });
  refreshReservation(order);
}

export function rejectOrder(state: VenueState, event: VenueEventOf<'OrderRejected'>): void {
  const { at, accountId, clientOrderId, reason, message } = event;
  const account = openAccount(state, accountId);
  account.answers.set(clientOrderId, { reason, message, at });
  state.refused.push({ account, clientOrderId });
  for (const old of oldestOf(state, state.refused)) old.account.answers.delete(old.clientOrderId);
}

export function restOrder(state: VenueState, { orderNo }: VenueEventOf<'OrderRested'>): void {
  const order = orderNamed(state, orderNo);
  assert(order.limitTicks !== null, 'only a limit order waits in the book');
  order.ticks = order.limitTicks;
  bookSideOf(order).rest(order);
}

export function triggerOrder(state: VenueState, event: VenueEventOf<'OrderTriggered'>): void {
  const order = orderNamed(state, event.orderNo);
  leaveBook(order);
  removeStop(order);
  removeWoken(state, order);
  order.limitTicks = event.limitTicks;
  order.updatedAt = event.at;
  refreshReservation(order);
}

export function amendOrder(state: VenueState, event: VenueEventOf<'OrderAmended'>): void {
  const order = orderNamed(state, event.orderNo);
  const lots = event.lots - order.filledLots;
  if (event.keepsPlace) {
    bookSideOf(order).reduce(order, order.lots - lots);
  } else {
    leaveBook(order);
    order.lots = lots;
    order.limitTicks = event.limitTicks;
    order.ticks = event.limitTicks;
  }
  order.totalLots = event.lots;
  order.updatedAt = event.at;
  refreshReservation(order);
}

export function requestCancel(state: VenueState, { at, orderNo, dueAt }: VenueEventOf<'CancelRequested'>): void {
  const order = orderNamed(state, orderNo);
  order.pendingCancel = true;
  order.updatedAt = at;
  addDue(state, { at: dueAt, kind: 'Cancel', order });
}

export function endOrder(state: VenueState, { at, orderNo, status, reason }: VenueEventOf<'OrderEnded'>): void {
  const order = orderNamed(state, orderNo);
  leaveBook(order);
  order.status = status;
  order.reason = reason;
  order.updatedAt = at;
  closeOrder(state, order);
}

/** Called when an order has ended, by whatever: nothing is kept for it any more but the memory of it. */
export function closeOrder(state: VenueState, order: OrderAtVenue): void {
  order.pendingCancel = false;
  if (order.waitsForStop) removeStop(order);
  if (state.woken.length > 0) removeWoken(state, order);
  refreshReservation(order);
  removeOpen(order.account.openOrders, order);
  if (state.dues.length > 0) dropDues(state, order);
  state.ended.push(order);
  for (const old of oldestOf(state, state.ended)) {
    state.orders.delete(old.orderNo);
    old.account.answers.delete(old.entry.clientOrderId);
  }
}

/** Takes out what is not kept any more. Only now and then, so that an order costs the same on average. */
function oldestOf<T>({ setup }: VenueState, things: T[]): readonly T[] {
  const kept = setup.keptEnds ?? KEPT_ENDS;
  return things.length < 2 * kept ? [] : things.splice(0, things.length - kept);
}

function leaveBook(order: OrderAtVenue): void {
  if (order.level !== null) bookSideOf(order).remove(order);
}

export const bookSideOf = ({ market: { book }, side }: OrderAtVenue) => (side === 'Buy' ? book.bids : book.asks);
