import type { Order } from '@bot/core';
import { cancelLive } from './decisions/cancel';
import { both, nothing, type Decision } from './decision';
import type { StateInSight } from './state/engineState';
import { growingOrders } from './state/growingOrders';
import { mayCancel } from './state/mayCancel';
import { modeOf } from './state/modes';

/**
 * What the mode means for orders that are live already, whoever changed it and whenever they became live: halted, all of them
 * are canceled; reduce-only, those that could open or grow a position. A cancel that came to nothing is asked for again.
 */
export function enforce(state: StateInSight): Decision {
  const { restrictions, liveOrderIds } = state.ledger;
  if (restrictions.size === 0 || liveOrderIds.size === 0) return nothing;
  const mayAsk = (order: Readonly<Order>): boolean => mayCancel(state, order);
  const halted = cancelLive(state, (order) => mayAsk(order) && modeFor(state, order) === 'Halted', 'Trading is halted');
  const growing = growingOrders(state);
  const reducing = cancelLive(
    state,
    (order) => mayAsk(order) && modeFor(state, order) === 'ReduceOnly' && growing.has(order),
    'Only orders that make a position smaller may be live',
  );
  return both(halted, reducing);
}

const modeFor = ({ ledger }: StateInSight, { instrumentId }: Readonly<Order>): string =>
  modeOf(ledger, instrumentId).mode;
