import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import type { CreateOrderBody } from './createOrder';
import { decimal, maybeText } from './wireParts';

const answer = z.object({
  /** In quote currency, with the commission. */
  order_total: decimal,
  /** In quote currency. */
  commission_total: decimal,
  /** Why it would be refused: PREVIEW_… */
  errs: z.array(z.string()).nullish(),
  warning: z.array(z.string()).nullish(),
  quote_size: decimal,
  base_size: decimal,
  best_bid: decimal,
  best_ask: decimal,
  /** A fraction of the price. */
  slippage: decimal,
  preview_id: maybeText,
});
export type WirePreview = z.infer<typeof answer>;

/** `POST /orders/preview`: what the order would cost, and why it would be refused. Places nothing. @throws BrokerError */
export const previewOrder = (rest: RestClient, body: Omit<CreateOrderBody, 'client_order_id'>): Promise<WirePreview> =>
  rest.send({
    operation: 'previewOrder',
    method: 'POST',
    path: '/orders/preview',
    body,
    schema: answer,
    access: 'Signed',
    isIdempotent: true,
  });
