import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { flag, maybeText } from './wireParts';

const portfolio = z.object({ name: maybeText, uuid: z.string(), type: maybeText, deleted: flag });
export type WirePortfolio = z.infer<typeof portfolio>;

const answer = z.object({ portfolios: z.array(portfolio) });

/** `GET /portfolios`. @throws BrokerError */
export const listPortfolios = async (rest: RestClient): Promise<readonly WirePortfolio[]> => {
  const request = { operation: 'portfolios', method: 'GET', path: '/portfolios', schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).portfolios;
};
