import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { amountOrDecimal, flag, maybeText } from './wireParts';

const sweep = z.object({
  id: maybeText,
  /** In USD. */
  requested_amount: amountOrDecimal,
  should_sweep_all: flag,
  status: maybeText,
  scheduled_time: maybeText,
});
export type WireCfmSweep = z.infer<typeof sweep>;

const answer = z.object({ sweeps: z.array(sweep) });

/** `GET /cfm/sweeps`: cash that is on its way from futures to spot. @throws BrokerError */
export const listCfmSweeps = async (rest: RestClient): Promise<readonly WireCfmSweep[]> => {
  const request = { operation: 'cfmSweeps', method: 'GET', path: '/cfm/sweeps', schema: answer } as const;
  return (await rest.send({ ...request, access: 'Signed' })).sweeps;
};
