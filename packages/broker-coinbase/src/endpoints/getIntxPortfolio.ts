import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { inUrl } from '../transport/restRequest';
import { amountOrDecimal, decimal, maybeText } from './wireParts';

/** All in USDC. */
const portfolio = z.object({
  portfolio_uuid: maybeText,
  collateral: decimal,
  unrealized_pnl: amountOrDecimal,
  /** Collateral and unrealised results. */
  total_balance: amountOrDecimal,
  portfolio_im_notional: amountOrDecimal,
  portfolio_mm_notional: amountOrDecimal,
});
export type WireIntxPortfolio = z.infer<typeof portfolio>;

const answer = z.object({ portfolios: z.array(portfolio) });

/** `GET /intx/portfolio/{uuid}`: how the portfolio stands with its perpetuals. @throws BrokerError */
export const getIntxPortfolio = async (
  rest: RestClient,
  portfolioId: string,
): Promise<readonly WireIntxPortfolio[]> => {
  const path = `/intx/portfolio/${inUrl(portfolioId)}`;
  const request = { operation: 'marginSummary', method: 'GET', path, schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).portfolios;
};
