import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { maybeText } from './wireParts';

const result = z.object({ success: z.boolean(), failure_reason: maybeText, order_id: z.string() });
export type WireCancelResult = z.infer<typeof result>;

const answer = z.object({ results: z.array(result) });

/** `POST /orders/batch_cancel`: one result for each id. Success: the venue will try. At most 100 ids. @throws BrokerError */
export const cancelOrderBatch = async (
  rest: RestClient,
  orderIds: readonly string[],
): Promise<readonly WireCancelResult[]> => {
  const { results } = await rest.send({
    operation: 'cancelOrders',
    method: 'POST',
    path: '/orders/batch_cancel',
    body: { order_ids: orderIds },
    schema: answer,
    access: 'Signed',
    lane: 'Urgent',
    isIdempotent: true,
  });
  return results;
};
