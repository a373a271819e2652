import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { editErrorSchema, type EditOrderBody } from './editOrder';
import { decimal } from './wireParts';

const preview = z.object({
  errors: z.array(editErrorSchema).nullish(),
  /** In quote currency. */
  order_total: decimal,
  commission_total: decimal,
  quote_size: decimal,
  base_size: decimal,
  best_bid: decimal,
  best_ask: decimal,
  average_filled_price: decimal,
});
export type WireEditPreview = z.infer<typeof preview>;

/** `POST /orders/edit_preview`: what the new terms would cost. Changes nothing. @throws BrokerError */
export const previewEdit = (rest: RestClient, body: EditOrderBody): Promise<WireEditPreview> =>
  rest.send({
    operation: 'previewEdit',
    method: 'POST',
    path: '/orders/edit_preview',
    body,
    schema: preview,
    access: 'Signed',
    isIdempotent: true,
  });
