import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { amountOrDecimal } from './wireParts';

/** All in USD. */
const summary = z.object({
  total_usd_balance: amountOrDecimal,
  unrealized_pnl: amountOrDecimal,
  /** What positions and open orders need. */
  initial_margin: amountOrDecimal,
  /** Cash and the results of futures, less what spot orders hold back. */
  available_margin: amountOrDecimal,
  /** Positions are closed when no more than this is left. */
  liquidation_threshold: amountOrDecimal,
});
export type WireCfmBalanceSummary = z.infer<typeof summary>;

const answer = z.object({ balance_summary: summary });

/** `GET /cfm/balance_summary`: how the account stands with its US futures. @throws BrokerError */
export const getCfmBalanceSummary = async (rest: RestClient): Promise<WireCfmBalanceSummary> => {
  const request = { operation: 'marginSummary', method: 'GET', path: '/cfm/balance_summary', schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).balance_summary;
};
