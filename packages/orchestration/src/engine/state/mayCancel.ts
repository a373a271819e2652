import type { Order } from '@bot/core';
import type { StateInSight } from './engineState';
import { isDue } from './isDue';

/** A cancel that the venue refused is not asked for again before its time: the answer would be the same, at once and for ever. */
export function mayCancel({ view }: StateInSight, { clientOrderId }: Readonly<Order>): boolean {
  const refused = view.refusedCancels.get(clientOrderId);
  return refused === undefined || isDue(refused.nextAt, view.now);
}
