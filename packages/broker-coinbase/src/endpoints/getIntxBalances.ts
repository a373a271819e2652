import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { inUrl } from '../transport/restRequest';
import { decimal, maybeText } from './wireParts';

const balance = z.object({
  asset: z.object({ asset_id: maybeText, asset_name: maybeText }).nullish(),
  /** In units of the asset. */
  quantity: decimal,
  hold: decimal,
  /** In USDC. */
  collateral_value: decimal,
  max_withdraw_amount: decimal,
});
export type WireIntxBalance = z.infer<typeof balance>;

const answer = z.object({
  portfolio_balances: z.array(z.object({ portfolio_uuid: maybeText, balances: z.array(balance) })),
});

/** `GET /intx/balances/{uuid}`: what is behind the positions. @throws BrokerError */
export const getIntxBalances = async (rest: RestClient, portfolioId: string): Promise<readonly WireIntxBalance[]> => {
  const path = `/intx/balances/${inUrl(portfolioId)}`;
  const request = { operation: 'intxBalances', method: 'GET', path, schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).portfolio_balances.flatMap(({ balances }) => balances);
};
