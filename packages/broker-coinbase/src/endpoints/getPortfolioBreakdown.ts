import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { inUrl } from '../transport/restRequest';
import { amountOrDecimal, decimal, flag, maybeText } from './wireParts';

const breakdown = z.object({
  portfolio_balances: z
    .object({
      total_balance: amountOrDecimal,
      total_futures_balance: amountOrDecimal,
      total_cash_equivalent_balance: amountOrDecimal,
      total_crypto_balance: amountOrDecimal,
      futures_unrealized_pnl: amountOrDecimal,
      perp_unrealized_pnl: amountOrDecimal,
    })
    .nullish(),
  /** Its figures are numbers of JSON, not text. */
  spot_positions: z
    .array(
      z.object({
        asset: z.string(),
        total_balance_crypto: decimal,
        total_balance_fiat: decimal,
        is_cash: flag,
        /** An amount; of cash it means nothing. */
        average_entry_price: amountOrDecimal,
      }),
    )
    .nullish(),
  perp_positions: z.array(z.object({ symbol: maybeText, net_size: decimal, position_side: maybeText })).nullish(),
  futures_positions: z.array(z.object({ product_id: maybeText, amount: decimal, side: maybeText })).nullish(),
});
export type WireBreakdown = z.infer<typeof breakdown>;

const answer = z.object({ breakdown });

/** `GET /portfolios/{uuid}`: what is in a portfolio. @throws BrokerError */
export const getPortfolioBreakdown = async (rest: RestClient, portfolioId: string): Promise<WireBreakdown> => {
  const path = `/portfolios/${inUrl(portfolioId)}`;
  const request = { operation: 'portfolioBreakdown', method: 'GET', path, schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).breakdown;
};
