import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { maybeText } from './wireParts';

export interface EditOrderBody {
  readonly order_id: string;
  /** Both are needed: one that is left out is read as zero. */
  readonly price: string;
  /** The whole quantity, with what is filled. */
  readonly size: string;
}

export const editErrorSchema = z.object({
  edit_failure_reason: maybeText,
  edit_order_failure_reason: maybeText,
  preview_failure_reason: maybeText,
  error_details: maybeText,
});
export type WireEditError = z.infer<typeof editErrorSchema>;

const answer = z.object({
  success: z.boolean(),
  /** A list; one object in older pages. */
  errors: z.union([z.array(editErrorSchema), editErrorSchema]).nullish(),
  error_response: editErrorSchema.nullish(),
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
