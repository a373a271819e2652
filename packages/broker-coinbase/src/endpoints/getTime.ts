import { z } from 'zod';
import type { RestClient } from '../transport/restClient';

const answer = z.object({
  /** RFC 3339. */
  iso: z.string(),
  /** Milliseconds, as text. The one answer that is not in snake_case. */
  epochMillis: z.union([z.string(), z.number()]).nullish(),
});
export type WireTime = z.infer<typeof answer>;

/** `GET /time`: the clock of the venue. @throws BrokerError */
export const getTime = (rest: RestClient): Promise<WireTime> =>
  rest.send({ operation: 'venueTime', method: 'GET', path: '/time', schema: answer, access: 'Public' });
