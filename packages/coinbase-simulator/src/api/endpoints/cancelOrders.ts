import type { CancelAnswer, JsonObject } from '@bot/core';
import { isLive, orderNoOf, type OrderAtVenue } from '@bot/broker-mock';
import { ok } from '../apiAnswer';
import type { ApiView } from '../apiView';
import type { Endpoint } from '../handled';
import type { CancelOrderFailureReason } from '../orders/failureReasons';
import { textsIn } from '../request/body';

/** What no order of the venue is called. */
const NO_ORDER = 'V0';

/** `POST /orders/batch_cancel`: one result for each id. Success means that the venue will try. */
export const cancelOrders: Endpoint = (request, view) => {
  const orderIds = textsIn(request.body(), 'order_ids');
  const venueOrderIds = orderIds.map((id) => view.ids.venueOrderId(id) ?? NO_ORDER);
  return {
    kind: 'Cancel',
    venueOrderIds,
    word: (said) => ok({ results: said.map((answer, index) => resultJson(answer, String(orderIds[index]), view)) }),
  };
};

function resultJson({ outcome, venueOrderId }: CancelAnswer, orderId: string, view: ApiView): JsonObject {
  const order = view.state.orders.get(orderNoOf(venueOrderId) ?? 0);
  const isOurs = order?.accountId === view.accountId;
  const reason = outcome === 'Accepted' ? 'UNKNOWN_CANCEL_FAILURE_REASON' : refusalOf(isOurs ? order : undefined);
  return { success: outcome === 'Accepted', failure_reason: reason, order_id: orderId };
}

function refusalOf(order: OrderAtVenue | undefined): CancelOrderFailureReason {
  if (order === undefined) return 'UNKNOWN_CANCEL_ORDER';
  if (isLive(order)) return 'DUPLICATE_CANCEL_REQUEST';
  return order.status === 'Filled' ? 'ORDER_IS_FULLY_FILLED' : 'UNKNOWN_CANCEL_ORDER';
}
