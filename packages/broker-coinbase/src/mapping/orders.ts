import {
  asMoney,
  exceeds,
  isNegative,
  isPositive,
  isZero,
  largerOf,
  notionalFor,
  type Notional,
  type OrderProgress,
  type Quantity,
  type Ratio,
  type VenueOrder,
} from '@bot/core';
import type { WireOrder } from '../endpoints/listOrders';
import { moneyOrZero, notionalOrZero, priceFrom, quantityOrZero } from './decimals';
import { MalformedAnswer } from './malformedAnswer';
import { orderStatusOf } from './orderStatus';
import { orderTermsFrom } from './orderTerms';
import { endReason } from './rejectReasons';
import { timeOrNull } from './times';
import type { UnknownValues } from './unknownValues';

/** What mapping an order needs to know beside it. */
export interface OrderReading {
  readonly unknowns: UnknownValues;
  /** Base units per contract. */
  readonly contractSizeOf: (productId: string) => Ratio | undefined;
}

/** @throws MalformedAnswer also for what cannot be: more was filled than was ordered, a price of nothing */
export function orderFrom(order: WireOrder, { unknowns, contractSizeOf }: OrderReading): VenueOrder {
  const terms = orderTermsFrom(order, unknowns);
  const cumulativeQuantity = quantityOrZero(order.filled_size, 'filled_size');
  const filledValue = filledValueOf(order, cumulativeQuantity, contractSizeOf(order.product_id));
  const progress: OrderProgress = {
    clientOrderId: clientOrderIdOf(order),
    venueOrderId: order.order_id,
    instrumentId: order.product_id,
    status: orderStatusOf(order.status, cumulativeQuantity, unknowns),
    cumulativeQuantity,
    filledValue,
    commission: moneyOrZero(order.total_fees, 'total_fees'),
    reason: endReason(
      {
        status: order.status,
        timeInForce: order.time_in_force,
        rejectReason: order.reject_reason,
        message: [order.reject_message, order.cancel_message].find(
          (text) => text !== undefined && text !== null && text !== '',
        ),
      },
      unknowns,
    ),
    at: changedAt(order),
  };
  mustBePossible(order, terms.quantity, progress);
  return { terms, progress, ...(order.is_liquidation === true ? { isLiquidation: true } : {}) };
}

/** The venue's own orders have no id of a client: they go by the venue's. */
export const clientOrderIdOf = ({
  client_order_id,
  order_id,
}: Pick<WireOrder, 'client_order_id' | 'order_id'>): string =>
  client_order_id === undefined || client_order_id === null || client_order_id === '' ? order_id : client_order_id;

/** Left out here and there; then it is what the average says. */
function filledValueOf(order: WireOrder, filled: Quantity, contractSize: Ratio | undefined): Notional {
  const value = notionalOrZero(order.filled_value, 'filled_value');
  if (!isZero(value) || !isPositive(filled)) return value;
  return notionalFor(priceFrom(order.average_filled_price, 'average_filled_price'), filled, contractSize);
}

function changedAt(order: WireOrder): number {
  const times = [
    timeOrNull(order.last_update_time, 'last_update_time'),
    timeOrNull(order.last_fill_time, 'last_fill_time'),
    timeOrNull(order.created_time, 'created_time'),
  ].filter((at) => at !== null);
  if (times.length === 0) throw new MalformedAnswer('the order has no time');
  return Math.max(...times);
}

/** What was ordered is what it was before or after it was edited, whichever is more. What is spent has no quantity, and buys more below its limit. */
function mustBePossible(
  { edit_history, size_in_quote }: WireOrder,
  ordered: Quantity,
  { cumulativeQuantity, filledValue, status }: OrderProgress,
): void {
  if (status === 'Filled' && isZero(cumulativeQuantity)) {
    throw new MalformedAnswer('it is filled, and nothing was filled');
  }
  if (isNegative(cumulativeQuantity) || isNegative(asMoney(filledValue))) {
    throw new MalformedAnswer('less than nothing was filled');
  }
  const sizes = (edit_history ?? []).map(({ size }) => quantityOrZero(size, 'edit_history.size'));
  const most = sizes.reduce(largerOf, ordered);
  if (isPositive(ordered) && size_in_quote !== true && exceeds(cumulativeQuantity, most)) {
    throw new MalformedAnswer('more was filled than was ordered');
  }
}
