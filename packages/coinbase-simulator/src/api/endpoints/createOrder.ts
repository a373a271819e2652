import { assert, type JsonObject, type OrderTerms, type SubmitAnswer } from '@bot/core';
import { orderNoOf, type OrderAtVenue } from '@bot/broker-mock';
import { ok } from '../apiAnswer';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { configurationOf } from '../orders/configurationOf';
import { isRefused } from '../orders/readConfiguration';
import { readOrderRequest } from '../orders/readOrderRequest';
import { refusalOf } from '../orders/refusalOf';
import { refusedJson, wireRefusal, type WireRefusal } from '../orders/refusals';
import { badArgument } from '../problems';
import { textIn, type Body } from '../request/body';
import { wireSide } from '../words';
import { lastPrice } from './productJson';

/** `POST /orders`. An id that was used before gets its first order again, as if it were new, or by a switch a refusal. */
export const createOrder: Endpoint = (request, view) => {
  const body = request.body();
  const clientOrderId = clientOrderIdIn(body);
  const { echo, read } = readOrderRequest(body, view);
  if (view.switches.refuseUsedIds && isUsed(clientOrderId, view)) return answered(refusedJson(usedId, echo));
  if (isRefused(read)) return answered(refusedJson(read, echo));
  const order = { clientOrderId, ...read };
  return { kind: 'Submit', order, word: (said) => ok(wordOn(said, { terms: read, echo, view })) };
};

const isUsed = (clientOrderId: string, { state, accountId }: ApiView): boolean =>
  state.accounts.get(accountId)?.answers.has(clientOrderId) === true;

const usedId: WireRefusal = {
  error: 'DUPLICATE_CLIENT_ORDER_ID',
  preview: 'UNKNOWN_PREVIEW_FAILURE_REASON',
  message: 'Client order ID already exists',
};

const LONGEST_ID = 128;
/** Only the venue uses it: for orders that close what an account cannot keep. */
const RESERVED = 'liquidation-';

/** @throws ApiProblem 400 */
export function clientOrderIdIn(body: Body): string {
  const id = textIn(body, 'client_order_id');
  if (id === null) throw badArgument('client_order_id is required');
  if (id.length > LONGEST_ID || id.startsWith(RESERVED)) throw badArgument('client_order_id is not valid');
  return id;
}

export interface AskedOrder {
  /** null: those of a position that is closed. */
  readonly terms: OrderTerms | null;
  readonly echo: JsonObject;
  readonly view: ApiView;
}

/** The word of the exchange on a new order, which may be an older one of the same id. */
export function wordOn(said: SubmitAnswer, { terms, echo, view }: AskedOrder): JsonObject {
  if (said.outcome === 'Accepted') {
    const order = view.state.orders.get(Number(orderNoOf(said.venueOrderId)));
    assert(order !== undefined, 'the exchange lists what it accepted');
    return createdJson(order, view);
  }
  const { reason, message } = said;
  if (terms === null) return refusedJson(wireRefusal(reason, message), echo);
  const market = view.state.markets.get(terms.instrumentId);
  const known = { instrument: market?.listing.instrument, lastPrice: market === undefined ? null : lastPrice(market) };
  return refusedJson(refusalOf({ reason, message, terms, ...known }), echo);
}

function createdJson(order: OrderAtVenue, { ids, switches }: ApiView): JsonObject {
  const { clientOrderId, instrumentId, side } = order.entry;
  const orderId = ids.orderId(`V${order.orderNo}`);
  return {
    success: true,
    ...(switches.legacyCreateAnswer && { failure_reason: 'UNKNOWN_FAILURE_REASON', order_id: orderId }),
    success_response: {
      order_id: orderId,
      product_id: instrumentId,
      side: wireSide[side],
      client_order_id: clientOrderId,
      attached_order_id: '',
    },
    order_configuration: configurationOf(order),
  };
}
