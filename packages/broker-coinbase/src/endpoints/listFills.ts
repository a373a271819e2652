import { z } from 'zod';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { nextCursor, readAll } from '../transport/readPages';
import type { RestClient } from '../transport/restClient';
import { decimal, flag, maybeText } from './wireParts';

export const fillSchema = z.object({
  entry_id: maybeText,
  trade_id: z.string().min(1),
  order_id: z.string().min(1),
  product_id: z.string(),
  trade_time: z.string(),
  /** When it came into the list, as it is asked for. */
  sequence_timestamp: maybeText,
  /** FILL, REVERSAL, CORRECTION, SYNTHETIC. */
  trade_type: maybeText,
  /** In quote currency. */
  price: decimal,
  /** In base units or contracts; in quote currency when `size_in_quote`. */
  size: decimal,
  size_in_quote: flag,
  /** In quote currency. */
  commission: decimal,
  side: z.string(),
  /** MAKER or TAKER. */
  liquidity_indicator: maybeText,
});
export type WireFill = z.infer<typeof fillSchema>;

const answer = z.object({ fills: z.array(fillSchema), cursor: maybeText, proof_token_required: flag });

export interface FillsQuery {
  readonly order_ids?: readonly string[];
  /** RFC 3339, included. */
  readonly start_sequence_timestamp?: string;
}

/** What the venue gives at once. */
const LIMIT = 250;

/** `GET /orders/historical/fills`: the newest first. They may be listed late. @throws BrokerError */
export const listFills = (rest: RestClient, query: FillsQuery): Promise<readonly WireFill[]> =>
  readAll(
    rest,
    {
      operation: 'fillsSince',
      method: 'GET',
      path: '/orders/historical/fills',
      query: { ...query, limit: LIMIT },
      schema: answer,
      access: 'Signed',
    },
    ({ fills, cursor, proof_token_required }) => {
      if (proof_token_required === true) {
        throw new MalformedAnswer('the venue lists fills only after a person has proved who they are (proof_token)');
      }
      return { items: fills, next: nextCursor(cursor, undefined) };
    },
  );
