import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { amountOrDecimal, maybeText } from './wireParts';

const position = z.object({
  product_id: z.string(),
  /** LONG, SHORT, UNKNOWN. */
  side: maybeText,
  /** Unsigned. */
  number_of_contracts: amountOrDecimal,
  /** In USD. */
  current_price: amountOrDecimal,
  avg_entry_price: amountOrDecimal,
  unrealized_pnl: amountOrDecimal,
});
export type WireCfmPosition = z.infer<typeof position>;

const answer = z.object({ positions: z.array(position) });

/** `GET /cfm/positions`: US futures. @throws BrokerError */
export const listCfmPositions = async (rest: RestClient): Promise<readonly WireCfmPosition[]> => {
  const request = { operation: 'positions', method: 'GET', path: '/cfm/positions', schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).positions;
};
