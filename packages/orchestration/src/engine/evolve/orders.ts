import {
  add,
  applyFill,
  assert,
  exceeds,
  flatPosition,
  isTerminal,
  isZero,
  negate,
  priceFor,
  subtract,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  asMoney,
  equals,
  rescaleShares,
  type BotEventPayloads,
  type ClientOrderId,
  type EpochMs,
  type FillDetail,
  type Instrument,
  type Order,
  type Price,
} from '@bot/core';
import type { Ledger } from '../state/ledger';
import { isProtection } from '../state/strategyIds';
import { followOrder } from './followed';
import { noteHeld } from './heldForFunding';
import { replacePosition } from './replacePosition';
import { endTrip } from './roundTrips';
import { moveRunningSums } from './runningSums';
import { dropNeedlessSends, queueSend } from './sends';
import { attributedTo, moveStrategyBooks, sharesOfProgress } from './strategyBooks';
import { countSubmission } from './submissions';

/** Ended orders stay this long, so that late reports find them. */
const RECONCILIATION_HORIZON_MS = 24 * 3_600_000;

export function submitOrder(ledger: Ledger, submitted: BotEventPayloads['OrderSubmitted'], at: EpochMs): void {
  const { request, strategyId, shares, reason, hold } = submitted;
  const order: Order = {
    ...request,
    strategyId,
    ...(shares === undefined ? {} : { shares }),
    reason,
    hold,
    status: 'Submitted',
    venueOrderId: null,
    filledQuantity: zeroQuantity,
    filledValue: zeroNotional,
    commission: zeroMoney,
    attempts: 0,
    rejectReason: null,
    submittedAt: at,
    updatedAt: at,
  };
  ledger.orderSequence += 1;
  countSubmission(ledger.submissions, at);
  // What was denied before may be news again once an order of the same kind has passed.
  for (const key of ledger.denials) {
    if (key.startsWith(`${strategyId}:${request.instrumentId}:${request.side}:`)) ledger.denials.delete(key);
  }
  forgetOldOrders(ledger, at);
  replaceOrder(ledger, undefined, order);
  queueSend(ledger, order, 'Submit', at);
}

export function changeStatus(
  ledger: Ledger,
  clientOrderId: ClientOrderId,
  at: EpochMs,
  change: Partial<Pick<Order, 'status' | 'attempts' | 'rejectReason' | 'venueOrderId'>>,
): void {
  const before = orderOf(ledger, clientOrderId);
  replaceOrder(ledger, before, { ...before, ...change, updatedAt: at });
}

export function progressOrder(ledger: Ledger, progress: BotEventPayloads['OrderProgressed'], at: EpochMs): void {
  const before = orderOf(ledger, progress.clientOrderId);
  const { filledNow } = progress;
  // A venue may correct a commission when no quantity moves.
  const moves = ![filledNow.quantity, filledNow.value, filledNow.commission].every(isZero);
  const parts = moves ? sharesOfProgress(ledger, before, filledNow.quantity, listed(ledger, before)) : [];
  replaceOrder(ledger, before, {
    ...before,
    ...(isZero(filledNow.quantity) ? {} : { attributed: attributedTo(before, parts) }),
    status: progress.status,
    venueOrderId: progress.venueOrderId,
    filledQuantity: progress.cumulativeQuantity,
    filledValue: progress.filledValue,
    commission: progress.commission,
    rejectReason: progress.reason ?? before.rejectReason,
    updatedAt: at,
  });
  if (!moves) return;
  moveBooks(ledger, before, filledNow);
  moveStrategyBooks(ledger, before.instrumentId, { side: before.side, ...filledNow }, parts);
  noteHeld(ledger, before.instrumentId, before.submittedAt);
}

/** The order is what it was and is to become something else; the sums count the worse of the two. */
export function requestAmend(ledger: Ledger, requested: BotEventPayloads['AmendRequested'], at: EpochMs): void {
  const { clientOrderId, limitPrice, quantity, hold } = requested;
  const before = orderOf(ledger, clientOrderId);
  const amend = { limitPrice, quantity, hold, requestedAt: at, isUnknown: false };
  replaceOrder(ledger, before, { ...before, status: 'PendingReplace', amend, updatedAt: at });
  queueSend(ledger, before, 'Amend', at);
}

/** What was asked for came about, did not, or nobody knows. */
export function amendOrder(
  ledger: Ledger,
  clientOrderId: ClientOrderId,
  at: EpochMs,
  change: (order: Readonly<Order>) => Order,
): void {
  const before = orderOf(ledger, clientOrderId);
  if (before.amend === undefined) return;
  const after = change(before);
  const { shares, attributed = [], quantity } = after;
  const isResized = shares !== undefined && !equals(quantity, before.quantity);
  const { lotSize } = listed(ledger, before);
  const rescaled = isResized ? { shares: rescaleShares(shares, attributed, quantity, lotSize) } : {};
  replaceOrder(ledger, before, { ...after, ...rescaled, updatedAt: at });
}

export const amendUnknown = (order: Readonly<Order>): Order =>
  order.amend === undefined ? order : { ...order, amend: { ...order.amend, isUnknown: true } };

/** An order that the venue has not named cannot be canceled yet: the wish waits, the order is what it is. */
export function requestCancel(ledger: Ledger, clientOrderId: ClientOrderId, at: EpochMs): void {
  const order = orderOf(ledger, clientOrderId);
  if (order.venueOrderId === null) return void ledger.cancelWishes.add(clientOrderId);
  changeStatus(ledger, clientOrderId, at, { status: 'PendingCancel' });
  queueSend(ledger, order, 'Cancel', at);
}

/** The order is live again, in the state that its fills give it. */
export function cancelRefused(ledger: Ledger, clientOrderId: ClientOrderId, at: EpochMs): void {
  const { filledQuantity } = orderOf(ledger, clientOrderId);
  changeStatus(ledger, clientOrderId, at, { status: isZero(filledQuantity) ? 'Accepted' : 'PartiallyFilled' });
}

export function settleFill(ledger: Ledger, { clientOrderId, tradeId, quantity }: FillDetail): void {
  const before = ledger.settled.get(clientOrderId);
  ledger.settled.set(clientOrderId, {
    tradeIds: (before?.tradeIds ?? new Set()).add(tradeId),
    quantity: add(before?.quantity ?? zeroQuantity, quantity),
  });
  noteSettled(ledger, clientOrderId);
}

type FilledNow = BotEventPayloads['OrderProgressed']['filledNow'];

/** Position, result and cash. Spot is paid in full; a perpetual moves cash by what it realises. */
export function moveBooks(ledger: Ledger, order: Pick<Order, 'instrumentId' | 'side'>, filled: FilledNow): void {
  const { instrumentId, side } = order;
  const instrument = listed(ledger, order);
  const { position, realizedPnl } = applyFill(ledger.positions.get(instrumentId) ?? flatPosition(instrumentId), {
    side,
    ...filled,
  });

  const before = replacePosition(ledger, position, instrument, priceOf(filled, instrument));
  const result = ledger.results.get(instrumentId) ?? {
    realizedPnl: zeroMoney,
    commission: zeroMoney,
    funding: zeroMoney,
  };
  ledger.results.set(instrumentId, {
    ...result,
    realizedPnl: add(result.realizedPnl, realizedPnl),
    commission: add(result.commission, filled.commission),
  });
  endTrip(ledger, before, position);

  const value = asMoney(filled.value);
  const received = instrument.kind === 'Spot' ? (side === 'Buy' ? negate(value) : value) : realizedPnl;
  const cash = ledger.cash.get(instrument.quoteCurrency) ?? zeroMoney;
  ledger.cash.set(instrument.quoteCurrency, subtract(add(cash, received), filled.commission));
}

/** The one place where an order changes: the running sums follow by the difference. */
function replaceOrder(ledger: Ledger, before: Order | undefined, after: Order): void {
  ledger.orders.set(after.clientOrderId, after);
  followOrder(ledger, before, after);
  noteEnd(ledger, after);
  noteSettled(ledger, after.clientOrderId);
  // Fulfilled, or there is nothing left to cancel.
  if (isTerminal(after.status) || after.status === 'PendingCancel') ledger.cancelWishes.delete(after.clientOrderId);

  dropNeedlessSends(ledger, after);
  moveRunningSums(ledger, before, after);
}

/** Of what was filled; undefined when only a commission was. */
const priceOf = ({ quantity, value }: FilledNow, { contractSize }: Instrument): Price | undefined =>
  isZero(quantity) ? undefined : priceFor(value, quantity, contractSize);

function noteEnd({ liveOrderIds, liveIn, liveProtection, endedAt }: Ledger, order: Order): void {
  const { clientOrderId, instrumentId, status, updatedAt } = order;
  const here = liveIn.get(instrumentId) ?? new Set();
  liveIn.set(instrumentId, here);
  // Taken out first, so that it stands at the end.
  endedAt.delete(clientOrderId);
  if (isTerminal(status)) {
    for (const live of [liveOrderIds, here, liveProtection]) live.delete(clientOrderId);
    endedAt.set(clientOrderId, updatedAt);
  } else {
    for (const live of [liveOrderIds, here]) live.add(clientOrderId);
    if (isProtection(order)) liveProtection.set(clientOrderId, instrumentId);
  }
}

function noteSettled({ orders, settled, unsettledOrderIds }: Ledger, clientOrderId: ClientOrderId): void {
  const filled = orders.get(clientOrderId)?.filledQuantity ?? zeroQuantity;
  if (exceeds(filled, settled.get(clientOrderId)?.quantity ?? zeroQuantity)) unsettledOrderIds.add(clientOrderId);
  else unsettledOrderIds.delete(clientOrderId);
}

function listed({ instruments }: Ledger, { instrumentId }: Pick<Order, 'instrumentId'>): Instrument {
  const instrument = instruments.get(instrumentId);
  assert(instrument !== undefined, `${instrumentId} was listed before it was traded`);
  return instrument;
}

function orderOf(ledger: Ledger, clientOrderId: ClientOrderId): Order {
  const order = ledger.orders.get(clientOrderId);
  assert(order !== undefined, `order ${clientOrderId} was submitted before anything else happened to it`);
  return order;
}

/** The oldest come first, so this ends at the first that is kept. */
function forgetOldOrders(ledger: Ledger, now: EpochMs): void {
  for (const [id, endedAt] of ledger.endedAt) {
    if (now - endedAt <= RECONCILIATION_HORIZON_MS) return;
    ledger.endedAt.delete(id);
    ledger.orders.delete(id);
    ledger.settled.delete(id);
    ledger.unsettledOrderIds.delete(id);
  }
}
