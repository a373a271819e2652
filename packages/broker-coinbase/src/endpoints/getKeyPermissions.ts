import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { maybeText } from './wireParts';

/** What is not said is no right. */
const right = z.boolean().nullish();

const answer = z.object({
  can_view: right,
  can_trade: right,
  can_transfer: right,
  portfolio_uuid: maybeText,
  /** DEFAULT, CONSUMER, INTX, UNDEFINED. */
  portfolio_type: maybeText,
});
export type WireKeyPermissions = z.infer<typeof answer>;

/** `GET /key_permissions`: the probe, which asks also when the key was refused. @throws BrokerError */
export const getKeyPermissions = (rest: RestClient): Promise<WireKeyPermissions> =>
  rest.send({ operation: 'permissions', method: 'GET', path: '/key_permissions', schema: answer, access: 'Probe' });
