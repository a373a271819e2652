import type { Order, OrderIntent, OrderRequest, OrderTerms } from '@bot/core';
import { OPERATOR } from '../state/strategyIds';

/** The same body on every attempt, made from the same fields. */
export const requestOf = (order: Readonly<OrderRequest>): OrderRequest => ({
  clientOrderId: order.clientOrderId,
  ...termsOf(order),
});

/** The intent that an order came from. */
export const intentOf = (order: Readonly<Order>): OrderIntent => ({
  ...termsOf(order),
  strategyId: order.strategyId,
  reason: order.reason,
  explicit: order.strategyId === OPERATOR,
  ...(order.shares === undefined ? {} : { shares: order.shares }),
});

/** Nothing but the terms: what is not said stays unsaid. */
export function termsOf(terms: Readonly<OrderTerms>): OrderTerms {
  const { instrumentId, side, type, quantity, limitPrice, timeInForce, postOnly, reduceOnly } = terms;
  const { stopPrice, stopDirection, quoteSize, expiresAt, leverage } = terms;
  return {
    ...{ instrumentId, side, type, quantity, limitPrice, timeInForce, postOnly, reduceOnly },
    ...(stopPrice === undefined ? {} : { stopPrice }),
    ...(stopDirection === undefined ? {} : { stopDirection }),
    ...(quoteSize === undefined ? {} : { quoteSize }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(leverage === undefined ? {} : { leverage }),
  };
}
