import {
  add,
  asMoney,
  fromSteps,
  fromUnits,
  isZero,
  priceFor,
  ratioBetween,
  ratioOf,
  rejectReasons,
  scale,
  subtract,
  toFixedText,
  toText,
  type Money,
  type OrderProgress,
  type OrderType,
  type Quantity,
  type RejectReason,
  type TimeInForce,
  type VenueOrderStatus,
} from '@bot/core';
import type { OrderAtVenue, VenueState } from '@bot/broker-mock';
import { rejectReasonsOnTheWire } from '../../api/orders/orderJson';
import type { StreamHost, StreamUser } from '../streamHost';
import { NO_TIME, nanosText } from '../frames/timeText';

/** The venue counts money in units of 10⁻¹⁸. */
const UNIT_PLACES = 18;

const statuses: Readonly<Record<VenueOrderStatus, string>> = {
  Accepted: 'OPEN',
  PartiallyFilled: 'OPEN',
  Filled: 'FILLED',
  Canceled: 'CANCELLED',
  Rejected: 'FAILED',
  Expired: 'EXPIRED',
};
const orderTypes: Readonly<Record<OrderType, string>> = {
  Market: 'Market',
  Limit: 'Limit',
  StopLimit: 'Stop Limit',
  Bracket: 'Bracket',
};
const timesInForce: Readonly<Record<TimeInForce, string>> = {
  GTC: 'GOOD_UNTIL_CANCELLED',
  GTD: 'GOOD_UNTIL_DATE_TIME',
  IOC: 'IMMEDIATE_OR_CANCEL',
  FOK: 'FILL_OR_KILL',
};

/**
 * An order as the user channel tells it: cumulative, without its fills. `progress` is how far it had got when the venue said so; the
 * rest is what it is.
 */
export function userOrderFrom(
  host: StreamHost,
  { portfolioId, account }: StreamUser,
  order: OrderAtVenue,
  progress: OrderProgress,
): object {
  const { entry, market, pendingCancel, totalLots } = order;
  const { instrument, isPerpetual } = market.listing;
  const { cumulativeQuantity, filledValue, commission, status, reason } = progress;
  const total = fromSteps<Quantity>(totalLots, instrument.lotSize);
  const isLive = status === 'Accepted' || status === 'PartiallyFilled';
  const isEmpty = isZero(cumulativeQuantity);
  const futureWords = wordsOfFutures[host.perpetualVenue()];
  const cost = asMoney(filledValue);
  const afterFees = entry.side === 'Buy' ? add(cost, commission) : subtract(cost, commission);
  return {
    avg_price: isEmpty ? '0' : toText(priceFor(filledValue, cumulativeQuantity, instrument.contractSize)),
    cancel_reason: status === 'Canceled' ? cancelReason(reason) : '',
    client_order_id: entry.clientOrderId,
    completion_percentage: isZero(total) ? '0' : percent(cumulativeQuantity, total),
    contract_expiry_type: isPerpetual ? futureWords.expiry : 'UNKNOWN_CONTRACT_EXPIRY_TYPE',
    cumulative_quantity: toText(cumulativeQuantity),
    filled_value: toText(filledValue),
    // Of an order that has ended nothing is left.
    leaves_quantity: isLive ? toText(subtract(total, cumulativeQuantity)) : '0',
    limit_price: entry.limitTicks === null ? '' : toText(fromSteps(limitTicksOf(order), instrument.tickSize)),
    number_of_fills: String(isEmpty ? 0 : fillsOf(account.state, order)),
    order_id: host.orderIdOf(progress.venueOrderId),
    order_side: entry.side === 'Buy' ? 'BUY' : 'SELL',
    order_type: orderTypes[entry.type],
    outstanding_hold_amount: isLive ? toText(fromUnits<Money>(order.hold, UNIT_PLACES)) : '0',
    post_only: String(entry.postOnly),
    product_id: host.productIdOf(entry.instrumentId),
    product_type: isPerpetual ? 'FUTURE' : 'SPOT',
    reject_reason: status === 'Rejected' ? rejectReason(reason) : '',
    retail_portfolio_id: portfolioId,
    risk_managed_by: isPerpetual ? futureWords.managedBy : 'UNKNOWN_RISK_MANAGEMENT_TYPE',
    status: isLive && pendingCancel ? 'CANCEL_QUEUED' : statuses[status],
    stop_price: entry.stopTicks === null ? '' : toText(fromSteps(entry.stopTicks, instrument.tickSize)),
    time_in_force: timesInForce[entry.timeInForce],
    total_fees: toText(commission),
    total_value_after_fees: toText(afterFees),
    trigger_status: triggerStatus(order),
    creation_time: nanosText(order.createdAt),
    end_time: entry.expiresAt === null ? NO_TIME : nanosText(entry.expiresAt),
    start_time: NO_TIME,
  };
}

/** A US perpetual is a future that is never let expire. */
const wordsOfFutures = {
  INTX: { expiry: 'PERPETUAL', managedBy: 'MANAGED_BY_VENUE' },
  FCM: { expiry: 'EXPIRING', managedBy: 'MANAGED_BY_FCM' },
} as const;

/** 12.5 % is `12.50`. */
const percent = (part: Quantity, whole: Quantity): string =>
  toFixedText(scale(ratioBetween(part, whole), ratioOf('100')), 2);

const rejectReason = (reason: RejectReason | null): string =>
  (reason === null ? undefined : rejectReasonsOnTheWire[reason]) ?? 'REJECT_REASON_UNSPECIFIED';

const cancelReason = (reason: RejectReason | null): string =>
  reason === null || reason === 'CanceledByUser' ? 'User requested cancel' : rejectReasons[reason];

/** What was amended counts; a bracket whose stop woke keeps the price that it was placed with. */
const limitTicksOf = ({ entry, limitTicks }: OrderAtVenue): number =>
  Number(entry.type === 'Limit' ? limitTicks : entry.limitTicks);

const fillsOf = ({ fills }: VenueState, { orderNo }: OrderAtVenue): number =>
  fills.filter((fill) => fill.orderNo === orderNo && fill.reverses === null).length;

function triggerStatus({ entry, waitsForStop }: OrderAtVenue): string {
  if (entry.stopTicks === null) return 'INVALID_ORDER_TYPE';
  return waitsForStop ? 'STOP_PENDING' : 'STOP_TRIGGERED';
}
