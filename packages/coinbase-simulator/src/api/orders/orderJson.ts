import {
  fromUnits,
  isZero,
  negate,
  priceFor,
  ratioBetween,
  ratioOf,
  roundToPlaces,
  scale,
  toText,
  add,
  asMoney,
  type JsonObject,
  type Money,
  type Notional,
  type Quantity,
  type RejectReason,
} from '@bot/core';
import { isLive, venueOrderFrom, type OrderAtVenue } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { toRfc3339 } from '../time';
import { wireSide, wireStatus, wireTimeInForce } from '../words';
import { configurationOf } from './configurationOf';
import type { FillCount } from './fillCounts';

/** Decimal places of the venue's money. */
const UNIT_PLACES = 18;

/** An order as it is read: whole, with figures as text. */
export function orderJson(order: OrderAtVenue, view: ApiView, fills: FillCount): JsonObject {
  const { entry, market, orderNo } = order;
  const { isPerpetual, instrument } = market.listing;
  const status = statusOf(order);
  const isSpend = entry.spend > 0n;
  return {
    order_id: view.ids.orderId(`V${orderNo}`),
    product_id: entry.instrumentId,
    user_id: view.userId,
    order_configuration: configurationOf(order),
    side: wireSide[entry.side],
    client_order_id: entry.clientOrderId,
    status,
    time_in_force: wireTimeInForce[entry.timeInForce],
    created_time: toRfc3339(order.createdAt),
    ...figuresOf(order, view, fills),
    pending_cancel: order.pendingCancel && isLive(order),
    size_in_quote: isSpend,
    size_inclusive_of_fees: isSpend,
    trigger_status: triggerStatusOf(order),
    order_type: order.isLiquidation ? 'LIQUIDATION' : wireOrderType[entry.type],
    ...reasonsOf(order),
    settled: status === 'FILLED',
    product_type: isPerpetual ? 'FUTURE' : 'SPOT',
    order_placement_source: 'RETAIL_ADVANCED',
    outstanding_hold_amount: toText(fromUnits<Money>(order.hold, UNIT_PLACES)),
    is_liquidation: order.isLiquidation,
    last_fill_time: fills.lastAt === null ? null : toRfc3339(fills.lastAt),
    edit_history: view.edits(orderNo).map(({ price, size, at }) => ({
      ...{ price, size },
      replace_accept_timestamp: toRfc3339(at),
    })),
    leverage: entry.leverage === null ? '' : String(entry.leverage),
    margin_type: isPerpetual ? 'CROSS' : '',
    retail_portfolio_id: view.portfolioId,
    originating_order_id: '',
    attached_order_id: '',
    attached_order_configuration: null,
    current_pending_replace: null,
    commission_detail_total: null,
    product_details: { contract_size: toText(instrument.contractSize) },
    last_update_time: toRfc3339(order.updatedAt),
  };
}

/** A cancel that was accepted is on its way: the order may still trade. */
export const statusOf = (order: OrderAtVenue): string =>
  order.pendingCancel && isLive(order) ? 'CANCEL_QUEUED' : wireStatus[order.status];

export const wireOrderType = { Market: 'MARKET', Limit: 'LIMIT', StopLimit: 'STOP_LIMIT', Bracket: 'BRACKET' } as const;

function figuresOf(order: OrderAtVenue, { switches }: ApiView, { count }: FillCount): JsonObject {
  const { progress, terms } = venueOrderFrom(order);
  const { cumulativeQuantity, filledValue, commission } = progress;
  const isEmpty = isZero(cumulativeQuantity);
  const orEmpty = (text: string): string => (isEmpty && switches.emptyNumbers ? '' : text);
  const share = ratioBetween(cumulativeQuantity, terms.quantity);
  const paid = order.side === 'Buy' ? commission : negate(commission);
  return {
    completion_percentage: toText(roundToPlaces(scale(share, ratioOf('100')), 2)),
    filled_size: toText(cumulativeQuantity),
    average_filled_price: isEmpty ? '0' : averageOf(filledValue, cumulativeQuantity, order),
    fee: '',
    number_of_fills: String(count),
    filled_value: orEmpty(toText(filledValue)),
    total_fees: orEmpty(toText(commission)),
    total_value_after_fees: orEmpty(toText(add(asMoney(filledValue), paid))),
  };
}

/** Places of an average price: captured ones have 16. */
const AVERAGE_PLACES = 16;

const averageOf = (value: Notional, quantity: Quantity, { market }: OrderAtVenue): string =>
  toText(roundToPlaces(priceFor(value, quantity, market.listing.instrument.contractSize), AVERAGE_PLACES));

/** Whether its stop woke can only be told while it lives, or by what it traded. */
function triggerStatusOf(order: OrderAtVenue): string {
  if (order.entry.type !== 'StopLimit' && order.entry.type !== 'Bracket') return 'INVALID_ORDER_TYPE';
  const isTriggered = order.filledLots > 0 || (isLive(order) && !order.waitsForStop);
  return isTriggered ? 'STOP_TRIGGERED' : 'STOP_PENDING';
}

const NO_REASON = 'REJECT_REASON_UNSPECIFIED';

/** The reasons for which the wire has a word. */
export const rejectReasonsOnTheWire: Partial<Record<RejectReason, string>> = {
  InsufficientFunds: 'REJECT_REASON_INSUFFICIENT_FUNDS',
  TooManyOpenOrders: 'TOO_MANY_OPEN_ORDERS',
};

/** What the wire has no word for stands in the message, under the venue's own name. */
function reasonsOf({ status, reason }: OrderAtVenue): JsonObject {
  const word = reason === null ? NO_REASON : (rejectReasonsOnTheWire[reason] ?? NO_REASON);
  const isRejected = status === 'Rejected';
  return {
    reject_reason: isRejected ? word : NO_REASON,
    reject_message: isRejected ? String(reason) : '',
    cancel_message: reason === null || isRejected ? '' : cancelMessageOf(reason),
  };
}

const cancelMessageOf = (reason: RejectReason): string =>
  reason === 'CanceledByUser' ? 'User requested cancel' : reason;
