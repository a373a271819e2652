import {
  checkRisk,
  absolute,
  exceeds,
  quantizeQuantity,
  isDust,
  type Approved,
  type Order,
  type OrderRequest,
  type PendingSend,
} from '@bot/core';
import { isProtection } from '../state/strategyIds';
import { circumstancesOf, riskContext } from '../decisions/riskContext';
import { both, decision, event, nothing, type Decision } from '../decision';
import { exitSide, isHeldByProtection, protectiveOrders } from '../following/protectiveOrders';
import { placeOrder } from '../decisions/placeOrder';
import { isCompared } from '../state/permitted';
import type { StateInSight } from '../state/engineState';
import { intentOf, requestOf } from './orderRequest';
import { stateWithout } from './stateWithout';

/** What nobody wants any more is not sent, also before it is due; null while it is wanted. */
export function withdrawn({ ledger, config }: StateInSight, order: Readonly<Order>, now: number): Decision | null {
  if (ledger.cancelWishes.has(order.clientOrderId)) return abandonSubmit(ledger, order, 'It was canceled meanwhile.');
  if (now - order.submittedAt > config.orders.deadlineMs) return abandonSubmit(ledger, order, 'Its time has passed.');
  return null;
}

/** The approval is renewed, unless it was given this moment; then the attempt is durable before it leaves. */
export function releaseSubmit(
  state: StateInSight,
  order: Readonly<Order>,
  { attempt }: PendingSend,
  now: number,
): Decision {
  // Its end is reported, and lets this one leave.
  if (isHeldByProtection(state, order)) return nothing;
  // An exit goes by what is held now, also within one moment.
  const isFresh = attempt === 1 && order.submittedAt === now && !order.reduceOnly;
  if (!isFresh) {
    // After a start nothing can be judged until the books were compared.
    if (!isCompared(state)) return nothing;
    const denial = judgedAgain(state, order);
    if (denial !== null) return both(abandonSubmit(state.ledger, order, denial), closeTheRest(state, order));
  }
  const { clientOrderId } = order;
  const request = requestOf(order) as Approved<OrderRequest>;
  const attempted = event('SubmitAttempted', { clientOrderId, attempt }, clientOrderId);
  return decision([attempted], { type: 'SubmitOrder', request, attempt });
}

/** Why risk would not let it pass now, the order itself not counted; null when it would. */
function judgedAgain(state: StateInSight, order: Readonly<Order>): string | null {
  const others = stateWithout(state, [order, ...inItsWay(state, order)]);
  const intent = intentOf(order);
  const checked = checkRisk(intent, riskContext(others, intent, circumstancesOf(others)));
  return checked.verdict === 'Approved' ? null : `It would not be approved any more: ${checked.reason}.`;
}

/** An exit that waited and is too large by now was never sent: what is left to close is closed instead. */
function closeTheRest(state: StateInSight, order: Readonly<Order>): Decision {
  const { instrumentId } = order;
  const position = state.ledger.positions.get(instrumentId);
  const instrument = state.ledger.instruments.get(instrumentId);
  if (order.attempts > 0 || !order.reduceOnly || position === undefined || instrument === undefined) return nothing;
  const quantity = quantizeQuantity(instrument, absolute(position.netQuantity));
  const isStillExit = order.side === exitSide(position) && exceeds(order.quantity, quantity);
  if (!isStillExit || isDust(position, instrument)) return nothing;
  const rest = { ...intentOf(order), quantity };
  const others = stateWithout(state, [order, ...inItsWay(state, order)]);
  const { events, commands } = placeOrder(others, rest, circumstancesOf(others));
  return { events, commands };
}

/** Protection steps aside for an exit, so it does not count against one. */
const inItsWay = (state: StateInSight, order: Readonly<Order>): readonly Readonly<Order>[] =>
  isProtection(order) ? [] : protectiveOrders(state, order.instrumentId);

/** What may be at the venue is looked up until that is clear; what cannot be has failed. */
function abandonSubmit(
  { attempts }: StateInSight['ledger'],
  { clientOrderId }: Readonly<Order>,
  reason: string,
): Decision {
  return attempts.get(clientOrderId)?.mayExist === true
    ? decision([event('SendAbandoned', { clientOrderId, action: 'Submit', reason }, clientOrderId)])
    : decision([event('OrderFailed', { clientOrderId, reason }, clientOrderId)]);
}
