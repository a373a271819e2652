import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { decimal, maybeText } from './wireParts';

export interface EditOrderBody {
  readonly order_id: string;
  /** Both are needed: one that is left out is read as zero. */
  readonly price: string;
  /** The whole quantity, with what is filled. */
  readonly size: string;
}

const editError = z.object({
  edit_failure_reason: maybeText,
  edit_order_failure_reason: maybeText,
  preview_failure_reason: maybeText,
  error_details: maybeText,
});
export type WireEditError = z.infer<typeof editError>;

const answer = z.object({
  success: z.boolean(),
  /** A list; one object in older pages. */
  errors: z.union([z.array(editError), editError]).nullish(),
  error_response: editError.nullish(),
});
export type WireEdited = z.infer<typeof answer>;

/** `POST /orders/edit`: new terms for a limit order that waits. @throws BrokerError */
export const editOrder = (rest: RestClient, body: EditOrderBody): Promise<WireEdited> =>
  rest.send({
    operation: 'amendOrder',
    method: 'POST',
    path: '/orders/edit',
    body,
    schema: answer,
    access: 'Signed',
    isIdempotent: true,
  });

const preview = z.object({
  errors: z.array(editError).nullish(),
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
