import type { OrderIntent } from '@bot/core';
import type { StateInSight } from '../state/engineState';
import { placeOrder, type PlacedOrder } from './placeOrder';
import type { Circumstances } from './riskContext';

/** The first intent that risk approves. What was denied before it is one denial, that of the first. */
export function placeFirst(
  state: StateInSight,
  [first, ...others]: readonly OrderIntent[],
  circumstances: Circumstances,
): Omit<PlacedOrder, 'verdict'> {
  if (first === undefined) return { events: [], commands: [], correlationId: '' };
  const whole = placeOrder(state, first, circumstances);
  if (whole.verdict.decision === 'Submitted') return whole;
  for (const intent of others) {
    const part = placeOrder(state, intent, circumstances);
    if (part.verdict.decision === 'Submitted') return { ...part, events: [...whole.events, ...part.events] };
  }
  return whole;
}
