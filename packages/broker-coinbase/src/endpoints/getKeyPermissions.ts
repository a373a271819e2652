import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { maybeText } from './wireParts';

/** What is not said is nothing to rely on. */
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

/** `GET /key_permissions`. As a probe it is asked also when the key was refused, and an answer means that it is accepted. @throws BrokerError */
export const getKeyPermissions = (rest: RestClient, access: 'Signed' | 'Probe'): Promise<WireKeyPermissions> =>
  rest.send({ operation: 'permissions', method: 'GET', path: '/key_permissions', schema: answer, access });
