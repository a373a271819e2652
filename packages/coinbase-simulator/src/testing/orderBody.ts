import type { JsonObject } from '@bot/core';

/** The body of an order: 0.01 BTC for 40,000 each, which waits. */
export const orderBody = (change: JsonObject = {}): JsonObject => ({
  client_order_id: 'c1',
  product_id: 'BTC-USD',
  side: 'BUY',
  order_configuration: { limit_limit_gtc: { base_size: '0.01', limit_price: '40000' } },
  ...change,
});

/** Likewise, with another configuration of one kind. */
export const configured = (kind: string, fields: JsonObject, change: JsonObject = {}): JsonObject =>
  orderBody({ order_configuration: { [kind]: fields }, ...change });
