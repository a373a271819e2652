import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { inUrl } from '../transport/restRequest';
import { decimal } from './wireParts';

export const candleSchema = z.object({
  /** Seconds since 1970, as text. */
  start: z.union([z.string(), z.number()]),
  open: decimal,
  high: decimal,
  low: decimal,
  close: decimal,
  /** In base currency. */
  volume: decimal,
});
export type WireCandle = z.infer<typeof candleSchema>;

const answer = z.object({ candles: z.array(candleSchema) });

/** How long a candle is, as the venue names it, by ms. */
export const granularities: Readonly<Record<number, string>> = {
  60_000: 'ONE_MINUTE',
  300_000: 'FIVE_MINUTE',
  900_000: 'FIFTEEN_MINUTE',
  1_800_000: 'THIRTY_MINUTE',
  3_600_000: 'ONE_HOUR',
  7_200_000: 'TWO_HOUR',
  21_600_000: 'SIX_HOUR',
  86_400_000: 'ONE_DAY',
};

export interface CandlesQuery {
  /** Seconds since 1970, both included. */
  readonly start: number;
  readonly end: number;
  readonly granularity: string;
  /** At most 350. */
  readonly limit: number;
}

/** `GET /market/products/{id}/candles`: newest first; intervals without a trade are left out. Public. @throws BrokerError */
export const getCandles = async (
  rest: RestClient,
  productId: string,
  query: CandlesQuery,
): Promise<readonly WireCandle[]> => {
  const path = `/market/products/${inUrl(productId)}/candles`;
  const request = { operation: 'candles', method: 'GET', path, query: { ...query }, schema: answer } as const;
  return (await rest.send({ ...request, access: 'Public' })).candles;
};
