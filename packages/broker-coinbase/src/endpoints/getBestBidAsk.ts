import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { priceBookSchema, type WirePriceBook } from './getProductBook';

const answer = z.object({ pricebooks: z.array(priceBookSchema) });

/** `GET /best_bid_ask`: of several products the best level of each side. @throws BrokerError */
export const getBestBidAsk = async (
  rest: RestClient,
  productIds: readonly string[],
): Promise<readonly WirePriceBook[]> => {
  const query = { product_ids: productIds };
  const request = { operation: 'bestBidAsk', method: 'GET', path: '/best_bid_ask', query, schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).pricebooks;
};
