import { priceOf, quantityOf, type ClientOrderId, type OrderRequest } from '@bot/core';

/** Buy 0.01 BTC-USD at the market, changed as asked. */
export const marketOrder = (clientOrderId: ClientOrderId, change: Partial<OrderRequest> = {}): OrderRequest => ({
  clientOrderId,
  instrumentId: 'BTC-USD',
  side: 'Buy',
  type: 'Market',
  quantity: quantityOf('0.01'),
  limitPrice: null,
  timeInForce: 'IOC',
  postOnly: false,
  reduceOnly: false,
  ...change,
});

/** Buy 0.01 BTC-USD at a limit (decimal text), good till canceled, changed as asked. */
export const limitOrder = (
  clientOrderId: ClientOrderId,
  limitPrice: string,
  change: Partial<OrderRequest> = {},
): OrderRequest =>
  marketOrder(clientOrderId, { type: 'Limit', limitPrice: priceOf(limitPrice), timeInForce: 'GTC', ...change });
