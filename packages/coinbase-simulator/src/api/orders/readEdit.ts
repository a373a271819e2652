import {
  compare,
  fromSteps,
  isPositive,
  priceOf,
  quantityOf,
  type AmendAnswer,
  type AmendRefusal,
  type AmendRequest,
  type JsonObject,
} from '@bot/core';
import { isLive, orderNoOf, type OrderAtVenue } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { badArgument } from '../problems';
import { decimalIn, textIn, type Body } from '../request/body';
import type { EditOrderFailureReason, PreviewFailureReason } from './failureReasons';

/** Why an order is not edited, in the two fields that say so. */
export interface EditRefusal {
  readonly edit: EditOrderFailureReason;
  readonly preview: PreviewFailureReason;
}

export interface ReadEdit {
  readonly order: OrderAtVenue | null;
  readonly read: AmendRequest | EditRefusal;
}

export const isEditRefused = (read: object): read is EditRefusal => 'edit' in read;

const NO_PREVIEW = 'UNKNOWN_PREVIEW_FAILURE_REASON';
const refused = (edit: EditOrderFailureReason, preview: PreviewFailureReason = NO_PREVIEW): EditRefusal => ({
  edit,
  preview,
});

/** What each reason of the venue is on the wire. */
export const wireEditRefusals = {
  OrderNotFound: refused('ORDER_NOT_FOUND'),
  NotAmendable: refused('ONLY_LIMIT_ORDER_EDITS_SUPPORTED'),
  BelowFilled: refused('CANNOT_EDIT_TO_BELOW_FILLED_SIZE'),
  InvalidPrecision: refused('INVALID_EDITED_PRICE', 'PREVIEW_INVALID_PRICE_PRECISION'),
  InvalidSize: refused('INVALID_EDITED_SIZE', 'PREVIEW_INVALID_BASE_SIZE_TOO_SMALL'),
  InsufficientFunds: refused('COMMANDER_REJECTED_EDIT_ORDER', 'PREVIEW_INSUFFICIENT_FUND'),
  PostOnlyWouldCross: refused('INVALID_EDITED_PRICE', 'PREVIEW_INVALID_LIMIT_PRICE_POST_ONLY'),
  InvalidPrice: refused('INVALID_EDITED_PRICE', 'PREVIEW_LIMIT_PRICE_TOO_FAR_FROM_MARKET'),
  NotAllowedNow: refused('COMMANDER_REJECTED_EDIT_ORDER', 'PREVIEW_NOT_ALLOWED_BY_MARKET_STATE'),
} as const satisfies Record<AmendRefusal, EditRefusal>;

/** Both price and size must be said: what is left out counts as zero. @throws ApiProblem 400 */
export function readEdit(body: Body, view: ApiView): ReadEdit {
  const orderId = textIn(body, 'order_id');
  if (orderId === null) throw badArgument('order_id is required');
  const [limitPrice, quantity] = [priceOf(decimalIn(body, 'price') ?? '0'), quantityOf(decimalIn(body, 'size') ?? '0')];
  const venueOrderId = view.ids.venueOrderId(orderId);
  const order = view.state.orders.get(orderNoOf(venueOrderId ?? '') ?? 0);
  if (venueOrderId === null || order?.accountId !== view.accountId) {
    return { order: null, read: wireEditRefusals.OrderNotFound };
  }
  const amend = { venueOrderId, limitPrice, quantity };
  return { order, read: wrongOrder(order, view) ?? wrongTerms(order, amend) ?? amend };
}

function wrongOrder(order: OrderAtVenue, { switches }: ApiView): EditRefusal | null {
  if (!isLive(order)) return refused('ONLY_OPEN_ORDERS_CAN_BE_EDITED');
  if (order.pendingCancel) return refused('CANNOT_EDIT_ORDER_PENDING_CANCEL');
  const isFuture = order.market.listing.isPerpetual && switches.perpetualVenue === 'FCM';
  return isFuture ? refused('CANNOT_EDIT_FUTURES_ORDER') : null;
}

function wrongTerms(order: OrderAtVenue, { limitPrice, quantity }: AmendRequest): EditRefusal | null {
  const { tickSize, lotSize } = order.market.listing.instrument;
  if (!isPositive(quantity)) {
    return refused(order.filledLots > 0 ? 'CANNOT_EDIT_TO_BELOW_FILLED_SIZE' : 'INVALID_EDITED_SIZE');
  }
  if (!isPositive(limitPrice)) return refused('INVALID_EDITED_PRICE');
  const isSame =
    order.limitTicks !== null &&
    compare(limitPrice, fromSteps(order.limitTicks, tickSize)) === 0 &&
    compare(quantity, fromSteps(order.totalLots, lotSize)) === 0;
  return isSame ? refused('EDIT_REQUEST_EQUAL_TO_ORIGINAL_REQUEST') : null;
}

/** The word of the exchange; null: it was done. */
export const refusedEdit = ({ reason }: AmendAnswer): EditRefusal | null =>
  reason === null ? null : wireEditRefusals[reason];

export const editErrors = (refusal: EditRefusal | null): JsonObject[] =>
  refusal === null ? [] : [{ edit_failure_reason: refusal.edit, preview_failure_reason: refusal.preview }];
