import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { decimal, maybeText } from './wireParts';

const answer = z.object({
  fee_tier: z.object({
    pricing_tier: maybeText,
    /** Fractions of the value: 0.006 is 0.6 %. */
    maker_fee_rate: decimal,
    taker_fee_rate: decimal,
  }),
});
export type WireTransactionSummary = z.infer<typeof answer>;

/** `GET /transaction_summary`: the tier of fees. @throws BrokerError */
export const getTransactionSummary = (rest: RestClient): Promise<WireTransactionSummary> =>
  rest.send({ operation: 'fees', method: 'GET', path: '/transaction_summary', schema: answer, access: 'Signed' });
