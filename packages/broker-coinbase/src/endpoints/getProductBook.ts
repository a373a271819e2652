import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { decimal, maybeText } from './wireParts';

/** `price` in quote currency, `size` in base units or contracts. */
const level = z.object({ price: decimal, size: decimal });

export const priceBookSchema = z.object({
  product_id: z.string(),
  /** From the best down. */
  bids: z.array(level),
  /** From the best up. */
  asks: z.array(level),
  time: maybeText,
});
export type WirePriceBook = z.infer<typeof priceBookSchema>;

const answer = z.object({ pricebook: priceBookSchema });

/** `GET /market/product_book`: the best `limit` levels of each side. Public. @throws BrokerError */
export const getProductBook = async (rest: RestClient, productId: string, limit: number): Promise<WirePriceBook> => {
  const query = { product_id: productId, limit };
  const request = { operation: 'quote', method: 'GET', path: '/market/product_book', query, schema: answer } as const;
  return (await rest.send({ ...request, access: 'Public' })).pricebook;
};
