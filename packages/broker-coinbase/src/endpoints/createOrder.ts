import { z } from 'zod';
import type { Lane } from '../transport/rateLimiter';
import type { RestClient } from '../transport/restClient';
import { maybeText } from './wireParts';

/** One of the venue's kinds of order with its figures: `{ limit_limit_gtc: { base_size, limit_price, post_only } }`. */
export type OrderConfiguration = Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;

export interface CreateOrderBody {
  /** At most 128 characters. One that the venue knows gives its order again. */
  readonly client_order_id: string;
  readonly product_id: string;
  readonly side: 'BUY' | 'SELL';
  readonly order_configuration: OrderConfiguration;
  /** Perpetuals only: `"2.0"`. */
  readonly leverage?: string;
  readonly margin_type?: 'CROSS' | 'ISOLATED';
}

/** Which of the reasons is filled in varies; `mapping/rejectReasons.ts` reads them. */
const errorResponse = z.object({
  error: maybeText,
  message: maybeText,
  error_details: maybeText,
  preview_failure_reason: maybeText,
  new_order_failure_reason: maybeText,
});
export type WireOrderError = z.infer<typeof errorResponse>;

/** Older answers name the order beside `success_response`, too: only there it is read. */
export const placedSchema = z.discriminatedUnion('success', [
  z.object({
    success: z.literal(true),
    success_response: z.object({
      order_id: z.string().min(1),
      product_id: maybeText,
      side: maybeText,
      client_order_id: maybeText,
    }),
  }),
  z.object({ success: z.literal(false), error_response: errorResponse }),
]);
export type WirePlaced = z.infer<typeof placedSchema>;

/** `POST /orders`: status 200 also for what the venue refuses. Idempotent by its id. @throws BrokerError */
export const createOrder = (rest: RestClient, body: CreateOrderBody, lane: Lane): Promise<WirePlaced> =>
  rest.send({
    operation: 'submitOrder',
    method: 'POST',
    path: '/orders',
    body,
    schema: placedSchema,
    access: 'Signed',
    lane,
    isIdempotent: true,
  });
