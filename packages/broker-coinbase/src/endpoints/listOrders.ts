import { z } from 'zod';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { nextCursor, readPages } from '../transport/readPages';
import type { RestClient } from '../transport/restClient';
import { decimal, flag, maybeText } from './wireParts';

export const orderSchema = z.object({
  order_id: z.string().min(1),
  product_id: z.string(),
  client_order_id: maybeText,
  side: z.string(),
  status: z.string(),
  time_in_force: maybeText,
  order_type: maybeText,
  /** One kind with its figures, in base units or contracts and quote currency. */
  order_configuration: z.record(z.string(), z.unknown()).nullish(),
  /** It states what is spent, not how much is bought. */
  size_in_quote: flag,
  /** In base units or contracts. */
  filled_size: decimal,
  /** In quote currency. */
  filled_value: decimal,
  average_filled_price: decimal,
  /** In quote currency. */
  total_fees: decimal,
  created_time: maybeText,
  last_fill_time: maybeText,
  last_update_time: maybeText,
  reject_reason: maybeText,
  reject_message: maybeText,
  cancel_message: maybeText,
  is_liquidation: flag,
  leverage: decimal,
  edit_history: z.array(z.object({ price: decimal, size: decimal, replace_accept_timestamp: maybeText })).nullish(),
});
export type WireOrder = z.infer<typeof orderSchema>;

/** Each order is checked by whoever wants it: one that cannot be read must not hide the one that is looked for. */
const answer = z.object({
  orders: z.array(z.unknown()),
  has_next: flag,
  cursor: maybeText,
  /** The list is empty because a person must prove who they are first (EU). */
  proof_token_required: flag,
});

export interface OrdersQuery {
  readonly order_ids?: readonly string[];
  readonly product_ids?: readonly string[];
  readonly order_status?: readonly string[];
  /** RFC 3339, included. */
  readonly start_date?: string;
}

/** What the venue gives at once. */
const LIMIT = 250;

/** `GET /orders/historical/batch`: the newest first, page by page, unread. @throws BrokerError */
export const listOrders = (rest: RestClient, operation: string, query: OrdersQuery) =>
  readPages(
    rest,
    {
      operation,
      method: 'GET',
      path: '/orders/historical/batch',
      query: { ...query, limit: LIMIT },
      schema: answer,
      access: 'Signed',
    },
    ({ orders, has_next, cursor, proof_token_required }) => {
      if (proof_token_required === true) {
        throw new MalformedAnswer('the venue lists orders only after a person has proved who they are (proof_token)');
      }
      return { items: orders, next: nextCursor(cursor, has_next) };
    },
  );
