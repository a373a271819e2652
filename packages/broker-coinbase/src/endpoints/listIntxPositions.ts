import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { inUrl } from '../transport/restRequest';
import { amountOrDecimal, decimal, maybeText } from './wireParts';

const position = z.object({
  /** Not what the product is called: that is `symbol`. */
  product_id: maybeText,
  symbol: z.string(),
  /** POSITION_SIDE_LONG, …_SHORT, …_UNKNOWN. */
  position_side: maybeText,
  /** In base units. */
  net_size: decimal,
  /** In USDC. */
  vwap: amountOrDecimal,
  entry_vwap: amountOrDecimal,
  mark_price: amountOrDecimal,
  liquidation_price: amountOrDecimal,
  unrealized_pnl: amountOrDecimal,
});
export type WireIntxPosition = z.infer<typeof position>;

const answer = z.object({ positions: z.array(position) });

/** `GET /intx/positions/{uuid}`: perpetuals of the international exchange. @throws BrokerError */
export const listIntxPositions = async (
  rest: RestClient,
  portfolioId: string,
): Promise<readonly WireIntxPosition[]> => {
  const path = `/intx/positions/${inUrl(portfolioId)}`;
  const request = { operation: 'positions', method: 'GET', path, schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).positions;
};
