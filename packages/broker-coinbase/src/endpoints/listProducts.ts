import { z } from 'zod';
import { nextCursor, readAll } from '../transport/readPages';
import type { RestClient } from '../transport/restClient';
import { decimal, flag, maybeText } from './wireParts';

/** Fractions of the value: 0.1 is 10 %. */
const marginRates = z.object({ long_margin_rate: decimal, short_margin_rate: decimal }).nullish();

const futureDetails = z.object({
  /** Base units of one contract. */
  contract_size: decimal,
  contract_root_unit: maybeText,
  /** EXPIRING also of the perpetuals of the US, which carry their funding beside it. */
  contract_expiry_type: maybeText,
  /** As `"3600s"`. */
  funding_interval: maybeText,
  funding_rate: decimal,
  funding_time: maybeText,
  intraday_margin_rate: marginRates,
  overnight_margin_rate: marginRates,
  perpetual_details: z.object({ funding_rate: decimal, funding_time: maybeText, max_leverage: decimal }).nullish(),
});

export const productSchema = z.object({
  product_id: z.string(),
  /** SPOT or FUTURE; others are not traded here. */
  product_type: maybeText,
  /** CBE (spot), FCM (US futures) or INTX. */
  product_venue: maybeText,
  /** Quote currency per unit of base currency. */
  price: decimal,
  price_increment: decimal,
  quote_increment: decimal,
  /** Of the quantity: base units, or contracts. */
  base_increment: decimal,
  base_min_size: decimal,
  base_max_size: decimal,
  /** In quote currency. */
  quote_min_size: decimal,
  quote_max_size: decimal,
  base_currency_id: maybeText,
  quote_currency_id: maybeText,
  base_display_symbol: maybeText,
  quote_display_symbol: maybeText,
  /** online, offline, delisted; empty of futures. */
  status: maybeText,
  is_disabled: flag,
  trading_disabled: flag,
  cancel_only: flag,
  limit_only: flag,
  post_only: flag,
  auction_mode: flag,
  view_only: flag,
  /** The product whose book this one shares: BTC-USD of BTC-USDC. */
  alias: maybeText,
  future_product_details: futureDetails.nullish(),
});
export type WireProduct = z.infer<typeof productSchema>;

/** One product that cannot be read must not hide the others: each is checked on its own. */
const answer = z.object({
  products: z.array(z.unknown()),
  pagination: z.object({ next_cursor: maybeText, has_next: flag }).nullish(),
});

export interface ProductsQuery {
  readonly product_type?: 'SPOT' | 'FUTURE';
  readonly contract_expiry_type?: 'EXPIRING' | 'PERPETUAL';
}

/** `GET /market/products`: every product of a kind, unread. Public. @throws BrokerError */
export const listProducts = (rest: RestClient, query: ProductsQuery): Promise<readonly unknown[]> =>
  readAll(
    rest,
    {
      operation: 'instruments',
      method: 'GET',
      path: '/market/products',
      query: { ...query },
      schema: answer,
      access: 'Public',
    },
    ({ products, pagination }) => ({
      items: products,
      next: nextCursor(pagination?.next_cursor, pagination?.has_next ?? false),
    }),
  );
