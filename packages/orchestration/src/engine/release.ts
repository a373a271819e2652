import { assert, isPositive, type Order, type PendingSend } from '@bot/core';
import { both, decision, nothing, type Decision } from './decision';
import type { EngineInput } from './input';
import { maySend, tokensAt, type SendLane } from './sending/limiter';
import { overdueAmend, releaseAmend } from './sending/releaseAmend';
import { releaseSubmit, withdrawn } from './sending/releaseSubmit';
import { mayWrite } from './state/permitted';
import type { StateInSight } from './state/engineState';

/**
 * The last stage of an input: what is to be sent and may leave now leaves, in the order in which it was decided. Cancels and
 * orders that make a position smaller overtake the rest when requests are scarce. Pure, like `decide`.
 */
export function release(state: StateInSight, input: EngineInput): Decision {
  const { ledger, view, config } = state;
  if (ledger.sends.size === 0) return nothing;
  const mayLeave = mayWrite(state);
  let released = nothing;
  let tokens = tokensAt(view.bucket, input.at, config.orders);
  for (const send of ledger.sends.values()) {
    if (isUnderWay(state, send)) continue;
    const order = orderOf(state, send);
    const unwanted = unwantedNow(state, order, send, input.at);
    if (unwanted !== null) {
      released = both(released, unwanted);
      continue;
    }
    const isDue = mayLeave && send.dueAt !== null && send.dueAt <= input.at && ledger.pausedUntil <= input.at;
    if (!isDue || !maySend(tokens, laneOf(order, send), config.orders)) continue;
    const sent = sendNow(state, order, send, input.at);
    tokens -= sent.commands.length;
    released = both(released, sent);
    // A new order took the next id. What else may lead to one is looked at when this one is known, which is at once.
    if (sent.events.some(({ type }) => type === 'OrderSubmitted')) break;
  }
  return released;
}

function unwantedNow(state: StateInSight, order: Readonly<Order>, send: PendingSend, at: number): Decision | null {
  if (send.action === 'Cancel') return null;
  return send.action === 'Amend' ? overdueAmend(state, order, at) : withdrawn(state, order, at);
}

function sendNow(state: StateInSight, order: Readonly<Order>, send: PendingSend, at: number): Decision {
  const { clientOrderId, venueOrderId } = order;
  if (send.action === 'Submit') return releaseSubmit(state, order, send, at);
  if (send.action === 'Amend') return releaseAmend(state, order, send, at);
  assert(venueOrderId !== null, `${clientOrderId} was named by the venue before anything else is asked about it`);
  return decision([], { type: 'CancelOrder', clientOrderId, venueOrderId });
}

/** Of a submit the ledger says so, of the rest the view: after a start it is asked again, which is harmless. */
export const isUnderWay = ({ view }: StateInSight, { clientOrderId, action, attempt, dueAt }: PendingSend): boolean =>
  dueAt === null || view.asked.get(clientOrderId)?.what === `${action}:${attempt}`;

/** Only what opens or grows a position holds cash. */
export const laneOf = ({ hold }: Pick<Order, 'hold'>, { action }: PendingSend): SendLane =>
  action === 'Cancel' || !isPositive(hold) ? 'Exit' : 'Entry';

/** What is sent is always about an order that the ledger knows. */
export function orderOf({ ledger }: StateInSight, { clientOrderId }: PendingSend): Readonly<Order> {
  const order = ledger.orders.get(clientOrderId);
  assert(order !== undefined, `what is sent about ${clientOrderId} is about an order`);
  return order;
}
