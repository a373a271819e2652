import {
  assert,
  checkRisk,
  clientOrderId,
  dayResult,
  isZero,
  type Approved,
  type DecidedOn,
  type OrderIntent,
  type OrderRequest,
} from '@bot/core';
import { isProtection } from '../state/strategyIds';
import { event, nothing, type Decision, type WishDecision } from '../decision';
import { termsOf } from '../sending/orderRequest';
import { protectiveOrders } from '../following/protectiveOrders';
import { stateWithout } from '../sending/stateWithout';
import type { StateInSight } from '../state/engineState';
import { denialKey } from '../state/denialKey';
import { latestMark } from '../state/valuation';
import { cappedExit } from './cappedExit';
import { clearTheWay } from './clearTheWay';
import { riskContext, type Circumstances } from './riskContext';

/** An approval is good for this long: the price that it was given on moves on. Assumed. */
export const MAX_APPROVAL_AGE_MS = 5_000;

export interface PlacedOrder extends Decision {
  readonly verdict: WishDecision;
  readonly correlationId: string;
}

/**
 * Checks an intent and, when it is approved, makes it an order, which `release` lets leave.
 * A denial is an event once for each strategy, instrument, side and reason; an explicit wish is always answered by one.
 */
export function placeOrder(state: StateInSight, wanted: OrderIntent, circumstances: Circumstances): PlacedOrder {
  const intent = cappedExit(state, wanted);
  const decidedOn = whatItWasDecidedOn(state, intent, circumstances);
  const checked = checkRisk(intent, riskContext(withoutProtection(state, intent), intent, circumstances));

  if (checked.verdict === 'Denied') {
    const { reason, numbers, also } = checked;
    const known = state.ledger.denials.has(denialKey(intent, reason));
    const denied = { intent, reason, numbers, decidedOn, ...(also.length === 0 ? {} : { also }) };
    const events = known ? [] : [event('OrderDenied', denied)];
    return { events, commands: [], verdict: { decision: 'Denied', reason, numbers }, correlationId: '' };
  }

  const request = toRequest(state, checked.intent);
  const id = request.clientOrderId;
  const { strategyId, reason, shares } = intent;
  const submitted = { request, strategyId, reason, hold: checked.hold, decidedOn };
  // Only what makes a position smaller needs no cash.
  const cleared = isZero(checked.hold) ? clearTheWay(state, intent) : nothing;
  return {
    events: [
      ...cleared.events,
      event('OrderSubmitted', shares === undefined ? submitted : { ...submitted, shares }, id),
    ],
    commands: cleared.commands,
    verdict: { decision: 'Submitted', clientOrderId: id },
    correlationId: id,
  };
}

/** Protection only makes a position smaller, and steps aside for an exit: it does not count against other orders. */
const withoutProtection = (state: StateInSight, intent: OrderIntent): StateInSight =>
  isProtection(intent) ? state : stateWithout(state, protectiveOrders(state, intent.instrumentId));

export function whatItWasDecidedOn(
  state: StateInSight,
  intent: OrderIntent,
  { equity, equityAtDayOpen }: Circumstances,
): DecidedOn {
  const mark = latestMark(state, intent.instrumentId);
  return {
    mark: mark?.price ?? null,
    markAgeMs: mark === undefined ? null : state.view.now - mark.at,
    equity,
    dayResult: dayResult(equity, equityAtDayOpen),
  };
}

/** The terms that risk approved, under a client order id of their own. */
function toRequest({ ledger }: StateInSight, intent: Approved<OrderIntent>): OrderRequest {
  assert(ledger.epoch !== null, 'an order is only placed after the start was recorded');
  return { clientOrderId: clientOrderId(ledger.epoch, ledger.orderSequence + 1), ...termsOf(intent) };
}
