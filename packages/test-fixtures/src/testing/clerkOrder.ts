import {
  priceOf,
  quantityOf,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type ClientOrderId,
  type Order,
  type OrderRequest,
} from '@bot/core';
import type { OrderWish } from '@bot/simulation';

/** Without a limit price it is a market order. */
export function toRequest(wish: OrderWish, clientOrderId: ClientOrderId): OrderRequest {
  const { instrumentId, side, quantity, limitPrice, reduceOnly = false } = wish;
  const isMarket = limitPrice === undefined;
  return {
    clientOrderId,
    instrumentId,
    side,
    reduceOnly,
    type: isMarket ? 'Market' : 'Limit',
    quantity: quantityOf(quantity),
    limitPrice: isMarket ? null : priceOf(limitPrice),
    timeInForce: isMarket ? 'IOC' : 'GTC',
    postOnly: false,
  };
}

export const newOrder = (request: OrderRequest, at: number): Order => ({
  ...request,
  strategyId: 'Clerk',
  reason: 'Asked',
  status: 'Submitted',
  venueOrderId: null,
  filledQuantity: zeroQuantity,
  filledValue: zeroNotional,
  commission: zeroMoney,
  hold: zeroMoney,
  attempts: 1,
  rejectReason: null,
  submittedAt: at,
  updatedAt: at,
});
