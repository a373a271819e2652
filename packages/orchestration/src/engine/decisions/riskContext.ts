import { one, zeroMoney, zeroNotional, zeroQuantity, type Money, type OrderIntent, type RiskContext } from '@bot/core';
import type { StateInSight } from '../state/engineState';
import { modeOf } from '../state/modes';
import { availableCash, equityNow, exposureNow, latestMark } from '../state/valuation';

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
const unvalued: Circumstances = {
  equity: zeroMoney,
  equityAtDayOpen: zeroMoney,
};

/** What an order is judged on, as the ledger and the view have it now: position plus live orders, worst case. */
export function riskContext(state: StateInSight, intent: OrderIntent, { equity }: Circumstances): RiskContext {
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
