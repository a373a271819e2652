import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { inUrl } from '../transport/restRequest';
import { decimal, maybeText } from './wireParts';

const trade = z.object({
  trade_id: z.string(),
  product_id: z.string(),
  /** In quote currency. */
  price: decimal,
  /** In base units or contracts. */
  size: decimal,
  time: maybeText,
  /** Of the order that had waited: BUY or SELL. */
  side: maybeText,
});

const answer = z.object({ trades: z.array(trade), best_bid: decimal, best_ask: decimal });
export type WireMarketTrades = z.infer<typeof answer>;

/** `GET /market/products/{id}/ticker`: the newest `limit` trades, newest first. Public. @throws BrokerError */
export const getMarketTrades = (rest: RestClient, productId: string, limit: number): Promise<WireMarketTrades> =>
  rest.send({
    operation: 'marketTrades',
    method: 'GET',
    path: `/market/products/${inUrl(productId)}/ticker`,
    query: { limit },
    schema: answer,
    access: 'Public',
  });
