import {
  one,
  sum,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type InstrumentId,
  type LiveOrder,
  type Money,
  type OrderIntent,
  type Quantity,
  type RiskContext,
  type Side,
} from '@bot/core';
import { isCompared } from '../state/permitted';
import type { StateInSight } from '../state/engineState';
import type { ExternalOrder } from '../state/ledger';
import { liveOrdersIn } from '../state/liveOrders';
import { modeOf } from '../state/modes';
import { ordersThisMinute } from '../state/orderRate';
import { costOfPositions, portfolioNow } from '../state/portfolio';
import { availableCash, collateralNow, equityNow, latestMark } from '../state/valuation';

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
  const { instrumentId } = intent;
  const instrument = ledger.instruments.get(instrumentId);
  const mark = latestMark(state, instrumentId);
  const live = ledger.liveQuantities.get(instrumentId);
  const others = [...ledger.externalOrders.values()].filter((order) => order.instrumentId === instrumentId);
  const portfolio = portfolioNow(state);
  const currency = instrument?.quoteCurrency;
  return {
    now: view.now,
    mode: modeOf(ledger, instrumentId).mode,
    // Without the fees of the account an order cannot be valued, so the venue counts as not read. So it does while it is not
    // known what the account holds of the instrument.
    reconciled:
      isCompared(state) && view.fees !== null && (instrument === undefined || ledger.opened.has(instrumentId)),
    permissions: view.permissions,
    instrument,
    tradingStatus: view.tradingStatuses.get(instrumentId) ?? instrument?.tradingStatus ?? 'Online',
    mark: mark?.price,
    markAgeMs: mark === undefined ? Number.POSITIVE_INFINITY : view.now - mark.at,
    quote: view.quotes.get(instrumentId),
    depth: view.depths.get(instrumentId),
    netQuantity: ledger.positions.get(instrumentId)?.netQuantity ?? zeroQuantity,
    liveBuyQuantity: live?.buy ?? zeroQuantity,
    liveSellQuantity: live?.sell ?? zeroQuantity,
    othersBuyQuantity: quantityOn('Buy', others),
    othersSellQuantity: quantityOn('Sell', others),
    liveOrders: ordersInTheWay(state, instrumentId),
    availableCash: currency === undefined ? zeroMoney : availableCash(state, currency),
    usedCapital: sum(ledger.holds.values(), costOfPositions(state) ?? zeroMoney),
    exposure: portfolio?.exposure ?? zeroNotional,
    maintenanceMargin: portfolio?.maintenanceMargin ?? zeroMoney,
    equity: portfolio === null ? unvalued.equity : equity,
    collateral: portfolio === null || currency === undefined ? zeroMoney : collateralNow(state, currency),
    ordersThisMinute: ordersThisMinute(state),
    ordersToday: ledger.submissions.today,
    takerFeeRate: view.fees?.taker ?? one,
    limits: config.limits,
  };
}

const quantityOn = (side: Side, orders: readonly ExternalOrder[]): Quantity =>
  sum(
    orders.filter((order) => order.side === side).map(({ quantity }) => quantity),
    zeroQuantity,
  );

/** Looked at by the one check that asks for them, and only then. */
function* ordersInTheWay(state: StateInSight, instrumentId: InstrumentId): Iterable<LiveOrder> {
  for (const order of liveOrdersIn(state, instrumentId)) {
    yield order;
    // Until the venue has told it may wait at either price.
    if (order.amend !== undefined) yield { ...order, limitPrice: order.amend.limitPrice };
  }
}
