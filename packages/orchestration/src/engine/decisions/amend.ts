import {
  assert,
  checkRisk,
  equals,
  exceeds,
  isPositive,
  notionalFor,
  ratioBetween,
  scale,
  subtract,
  toText,
  type AmendRequest,
  type Money,
  type Numbers,
  type Order,
  type OrderTerms,
  type PendingAmend,
} from '@bot/core';
import { decision, event, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { InputOf } from '../input';
import { intentOf } from '../sending/orderRequest';
import { failureText, pauseSending, retried } from '../sending/retry';
import { stateWithout } from '../sending/stateWithout';
import type { StateInSight } from '../state/engineState';
import { MAX_APPROVAL_AGE_MS } from './placeOrder';
import { circumstancesOf, riskContext } from './riskContext';

/** New terms for an order that rests. Risk judges what may still fill of it then, as an order in its place. */
export function decideAmendWished(state: StateInSight, input: InputOf<'AmendWished'>): Decision {
  const { clientOrderId, limitPrice, quantity } = input;
  const order = state.ledger.orders.get(clientOrderId);
  if (order === undefined) return nothing;
  const isSame = order.limitPrice !== null && equals(limitPrice, order.limitPrice) && equals(quantity, order.quantity);
  const problem = unamendable(state, order) ?? (isSame ? 'These are its terms.' : null);
  if (problem !== null) return decision([refused(order, problem)]);
  if (!exceeds(quantity, order.filledQuantity)) {
    return decision([refused(order, 'So much is filled already.', { filled: toText(order.filledQuantity) })]);
  }
  const judged = judgeTerms(state, order, { limitPrice, quantity });
  if ('reason' in judged) return decision([refused(order, `Denied: ${judged.reason}.`, judged.numbers)]);
  return decision([event('AmendRequested', { clientOrderId, limitPrice, quantity, hold: judged.hold }, clientOrderId)]);
}

function unamendable({ ledger }: StateInSight, { clientOrderId, status, type, timeInForce }: Order): string | null {
  const rests = status === 'Accepted' || status === 'PartiallyFilled';
  if (!rests || ledger.cancelWishes.has(clientOrderId)) return `An order that is ${status} cannot be amended.`;
  return type === 'Limit' && timeInForce === 'GTC' ? null : 'Only a limit order good till cancelled can be amended.';
}

type JudgedTerms = { readonly hold: Money } | { readonly reason: string; readonly numbers: Numbers };

/** The order itself is not counted; the whole of it may not be worth more than one order may be. */
export function judgeTerms(
  state: StateInSight,
  order: Readonly<Order>,
  { limitPrice, quantity }: Pick<PendingAmend, 'limitPrice' | 'quantity'>,
): JudgedTerms {
  const leaves = subtract(quantity, order.filledQuantity);
  const others = stateWithout(state, [order]);
  const intent = { ...intentOf(order), limitPrice, quantity: leaves };
  const checked = checkRisk(intent, riskContext(others, intent, circumstancesOf(others)));
  if (checked.verdict === 'Denied') return { reason: checked.reason, numbers: checked.numbers };
  const { maxTradeValueUsd } = state.config.limits;
  const contractSize = state.ledger.instruments.get(order.instrumentId)?.contractSize;
  const notional = notionalFor(limitPrice, quantity, contractSize);
  if (isPositive(checked.hold) && maxTradeValueUsd !== null && exceeds(notional, maxTradeValueUsd)) {
    const numbers = { notional: toText(notional), maxTradeValueUsd: toText(maxTradeValueUsd) };
    return { reason: 'MaxTradeValue', numbers };
  }
  return { hold: scale(checked.hold, ratioBetween(quantity, leaves)) };
}

/** The request, the same on every attempt. */
export function amendRequestOf({ clientOrderId, venueOrderId, amend }: Readonly<Order>): AmendRequest {
  assert(venueOrderId !== null && amend !== undefined, `${clientOrderId} is to be amended and has a name at the venue`);
  return { venueOrderId, limitPrice: amend.limitPrice, quantity: amend.quantity };
}

export function decideAmendAnswered({ ledger }: StateInSight, input: InputOf<'AmendAnswered'>): Decision {
  const { clientOrderId, answer } = input;
  const order = ledger.orders.get(clientOrderId);
  if (order?.amend === undefined) return nothing;
  if (answer.outcome === 'Accepted') return decision([event('OrderAmended', { clientOrderId }, clientOrderId)]);
  return decision([refused(order, `${answer.reason ?? 'Refused'}: ${answer.message}`)]);
}

/** Nobody knows: asked again while it may be, and looked up. Nothing was sent, and will not be: the order is what it was. */
export function decideAmendFailed(state: StateInSight, input: InputOf<'AmendFailed'>): Decision {
  const { at, clientOrderId, failure } = input;
  const order = state.ledger.orders.get(clientOrderId);
  if (order?.amend === undefined) return decision(pauseSending(state, failure, at));
  const mayBeDone = failure.venueOutcome === 'Unknown' || order.amend.isUnknown;
  const error = failureText(failure);
  const unknown =
    mayBeDone && !order.amend.isUnknown ? [event('AmendBecameUnknown', { clientOrderId, error }, clientOrderId)] : [];
  // It may have been canceled meanwhile; then there is nothing to ask again.
  if (order.status !== 'PendingReplace') return decision([...unknown, ...pauseSending(state, failure, at)]);
  const next = retried(state, order, 'Amend', failure, at);
  if (next.willRetry) return decision([...unknown, ...next.events]);
  const over = mayBeDone
    ? event('SendAbandoned', { clientOrderId, action: 'Amend', reason: error }, clientOrderId)
    : refused(order, error);
  return decision([...unknown, over, ...next.events]);
}

/**
 * What the venue's list says of the terms: those that were asked for → amended; the old ones after the last request can no
 * longer be admitted → not amended. Before that the old ones are no evidence.
 */
export function newsOfTerms(
  { config, ledger }: StateInSight,
  order: Readonly<Order>,
  terms: OrderTerms,
  at: number,
): readonly CorrelatedEvent[] {
  const { clientOrderId, amend } = order;
  if (amend === undefined || terms.limitPrice === null) return [];
  if (equals(terms.quantity, amend.quantity) && equals(terms.limitPrice, amend.limitPrice)) {
    return [event('OrderAmended', { clientOrderId }, clientOrderId)];
  }
  const admittedUntil = amend.requestedAt + config.orders.deadlineMs + MAX_APPROVAL_AGE_MS + config.admissionWindowMs;
  const willBeSent = ledger.sends.get(clientOrderId)?.action === 'Amend';
  if (!amend.isUnknown || willBeSent || at <= admittedUntil) return [];
  return [refused(order, 'The venue has the old terms, and can no longer admit the new ones.')];
}

const refused = ({ clientOrderId }: Readonly<Order>, message: string, numbers: Numbers = {}): CorrelatedEvent =>
  event('AmendRefused', { clientOrderId, message, numbers }, clientOrderId);
