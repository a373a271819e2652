import { checkRisk, type Approved, type Order, type OrderRequest, type PendingSend } from '@bot/core';
import { circumstancesOf, riskContext } from '../decisions/riskContext';
import { decision, event, nothing, type Decision } from '../decision';
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
  const isFresh = attempt === 1 && order.submittedAt === now;
  if (!isFresh) {
    // After a start nothing can be judged until the books were compared.
    if (!state.view.reconciled) return nothing;
    const denial = judgedAgain(state, order);
    if (denial !== null) return abandonSubmit(state.ledger, order, denial);
  }
  const { clientOrderId } = order;
  const request = requestOf(order) as Approved<OrderRequest>;
  const attempted = event('SubmitAttempted', { clientOrderId, attempt }, clientOrderId);
  return decision([attempted], { type: 'SubmitOrder', request, attempt });
}

/** Why risk would not let it pass now, the order itself not counted; null when it would. */
function judgedAgain(state: StateInSight, order: Readonly<Order>): string | null {
  const others = stateWithout(state, [order]);
  const intent = intentOf(order);
  const checked = checkRisk(intent, riskContext(others, intent, circumstancesOf(others)));
  return checked.verdict === 'Approved' ? null : `It would not be approved any more: ${checked.reason}.`;
}

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
