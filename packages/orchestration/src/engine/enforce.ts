import type { Order } from '@bot/core';
import { cancelLive } from './decisions/cancel';
import { both, nothing, type Decision } from './decision';
import type { EngineInput } from './input';
import type { StateInSight } from './state/engineState';
import { growingOrders } from './state/growingOrders';
import { isDue } from './state/isDue';
import { modeOf } from './state/modes';

/**
 * What the mode means for orders that are live already, whoever changed it and whenever they became live: halted, all of them
 * are canceled; reduce-only, those that could open or grow a position. A cancel that came to nothing is asked for again.
 */
export function enforce(state: StateInSight, input: EngineInput): Decision {
  const { restrictions, liveOrderIds } = state.ledger;
  if (restrictions.size === 0 || liveOrderIds.size === 0) return nothing;
  const mayAsk = ({ clientOrderId }: Readonly<Order>): boolean => {
    const refused = state.view.refusedCancels.get(clientOrderId);
    return refused === undefined || isDue(refused.nextAt, input.at);
  };
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
