import {
  assert,
  checkRisk,
  clientOrderId,
  dayResult,
  one,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type Approved,
  type DecidedOn,
  type Money,
  type OrderIntent,
  type OrderRequest,
  type RiskContext,
} from '@bot/core';
import { event, type Decision, type WishDecision } from '../decision';
import type { StateInSight } from '../state/engineState';
import { denialKey } from '../state/denialKey';
import { modeOf } from '../state/modes';
import { availableCash, equityNow, exposureNow, latestMark } from '../state/valuation';

/** An approval is good for this long: the price that it was given on moves on. Assumed. */
export const MAX_APPROVAL_AGE_MS = 5_000;

/** What the rest of the decision has found out already. */
export interface Circumstances {
  readonly equity: Money;
  readonly equityAtDayOpen: Money;
}

/** What the decision is made on, as the ledger and the marks have it now. */
export function circumstancesOf(state: StateInSight): Circumstances {
  const equity = equityNow(state);
  return equity === null ? unvalued : { equity, equityAtDayOpen: state.ledger.day?.equity ?? equity };
}

/** While a position or a live order cannot be valued: only exits pass, since they need no equity. */
export const unvalued: Circumstances = {
  equity: zeroMoney,
  equityAtDayOpen: zeroMoney,
};

export interface PlacedOrder extends Decision {
  readonly verdict: WishDecision;
  readonly correlationId: string;
}

/**
 * Checks an intent and, when it is approved, makes it an order: durable first, sent after.
 * A denial is an event once for each strategy, instrument, side and reason; an explicit wish is always answered by one.
 */
export function placeOrder(state: StateInSight, intent: OrderIntent, circumstances: Circumstances): PlacedOrder {
  const decidedOn = whatItWasDecidedOn(state, intent, circumstances);
  const checked = checkRisk(intent, riskContext(state, intent, circumstances));

  if (checked.verdict === 'Denied') {
    const { reason, numbers } = checked;
    const known = state.ledger.denials.has(denialKey(intent, reason));
    const events = known ? [] : [event('OrderDenied', { intent, reason, numbers, decidedOn })];
    return { events, commands: [], verdict: { decision: 'Denied', reason, numbers }, correlationId: '' };
  }

  const request = toRequest(state, checked.intent);
  const id = request.clientOrderId;
  const { strategyId, reason } = intent;
  return {
    events: [
      event('OrderSubmitted', { request, strategyId, reason, hold: checked.hold, decidedOn }, id),
      event('SubmitAttempted', { clientOrderId: id, attempt: 1 }, id),
    ],
    commands: [{ type: 'SubmitOrder', request, attempt: 1 }],
    verdict: { decision: 'Submitted', clientOrderId: id },
    correlationId: id,
  };
}

/** A flip that is denied still closes: hardly a reason binds what only makes a position smaller. */
export function placeOrClose(
  state: StateInSight,
  intent: OrderIntent,
  closing: OrderIntent | null,
  circumstances: Circumstances,
): PlacedOrder {
  const whole = placeOrder(state, intent, circumstances);
  if (whole.verdict.decision === 'Submitted' || closing === null) return whole;
  const part = placeOrder(state, closing, circumstances);
  // Denied both, it is one denial.
  return part.verdict.decision === 'Submitted' ? { ...part, events: [...whole.events, ...part.events] } : whole;
}

function riskContext(state: StateInSight, intent: OrderIntent, { equity }: Circumstances): RiskContext {
  const { config, ledger, view } = state;
  const instrument = ledger.instruments.get(intent.instrumentId);
  const mark = latestMark(state, intent.instrumentId);
  const live = ledger.liveQuantities.get(intent.instrumentId);
  const exposure = exposureNow(state);
  return {
    mode: modeOf(ledger, intent.instrumentId).mode,
    // Without the fees of the account an order cannot be valued, so the venue counts as not read.
    reconciled: view.reconciled && view.fees !== null,
    instrument,
    mark: mark?.price,
    markAgeMs: mark === undefined ? Number.POSITIVE_INFINITY : view.now - mark.at,
    netQuantity: ledger.positions.get(intent.instrumentId)?.netQuantity ?? zeroQuantity,
    liveBuyQuantity: live?.buy ?? zeroQuantity,
    liveSellQuantity: live?.sell ?? zeroQuantity,
    availableCash: instrument === undefined ? zeroMoney : availableCash(state, instrument.quoteCurrency),
    exposure: exposure ?? zeroNotional,
    equity: exposure === null ? unvalued.equity : equity,
    takerFeeRate: view.fees?.taker ?? one,
    limits: config.limits,
  };
}

function whatItWasDecidedOn(
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

/** The terms that risk approved, under a client order id of their own: still approved, since nothing else is added. */
function toRequest({ ledger }: StateInSight, intent: Approved<OrderIntent>): Approved<OrderRequest> {
  const { instrumentId, side, type, quantity, limitPrice, timeInForce, postOnly, reduceOnly } = intent;
  assert(ledger.epoch !== null, 'an order is only placed after the start was recorded');
  const request: OrderRequest = {
    clientOrderId: clientOrderId(ledger.epoch, ledger.orderSequence + 1),
    ...{ instrumentId, side, type, quantity, limitPrice, timeInForce, postOnly, reduceOnly },
  };
  return request as Approved<OrderRequest>;
}
