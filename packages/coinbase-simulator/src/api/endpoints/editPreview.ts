import { notionalFor, toSteps, toText, type AmendRequest, type AnyAmount, type JsonObject } from '@bot/core';
import { decideVenue, type OrderAtVenue, type VenueEvent } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { estimateJson, estimateOf } from '../orders/estimate';
import { editErrors, isEditRefused, readEdit, wireEditRefusals, type EditRefusal } from '../orders/readEdit';

/** `POST /orders/edit_preview`: what an edit would do. */
export const editPreview: Endpoint = (request, view) => {
  const { order, read } = readEdit(request.body(), view);
  if (isEditRefused(read) || order === null) return answered(previewJson(isEditRefused(read) ? read : null, {}));
  const thought = thinkOf(order, read, view);
  if (isEditRefused(thought)) return answered(previewJson(thought, {}));
  return answered(previewJson(null, figuresOf(order, read, view, thought)));
};

/** The exchange gives no reason for what it would not do; where it is not the steps it is taken for the state of the market. */
function thinkOf(
  order: OrderAtVenue,
  { limitPrice, quantity }: AmendRequest,
  { state, accountId, at }: ApiView,
): readonly VenueEvent[] | EditRefusal {
  const { tickSize, lotSize } = order.market.listing.instrument;
  const [limitTicks, lots] = [stepsOf(limitPrice, tickSize), stepsOf(quantity, lotSize)];
  if (limitTicks === null || lots === null) return wireEditRefusals.InvalidPrecision;
  const { orderNo } = order;
  const events = decideVenue(state, { type: 'AmendOrder', at, accountId, orderNo, limitTicks, lots });
  return events.length === 0 ? wireEditRefusals.NotAllowedNow : events;
}

/** null for what is no whole number of steps, or of more than can be counted. */
function stepsOf<A extends AnyAmount>(amount: A, step: A): number | null {
  try {
    return toSteps(amount, step);
  } catch {
    return null;
  }
}

function figuresOf(
  { market, side }: OrderAtVenue,
  { limitPrice, quantity }: AmendRequest,
  view: ApiView,
  events: readonly VenueEvent[],
): JsonObject {
  const estimate = estimateOf(market, events);
  const value = notionalFor(limitPrice, quantity, market.listing.instrument.contractSize);
  return {
    ...estimateJson(market, side, view.at, estimate),
    order_total: toText(value),
    quote_size: toText(value),
    base_size: toText(quantity),
    average_filled_price: estimate.averagePrice === null ? '0' : toText(estimate.averagePrice),
  };
}

const previewJson = (refusal: EditRefusal | null, figures: JsonObject): JsonObject => ({
  ...{ slippage: '0', order_total: '0', commission_total: '0', quote_size: '0', base_size: '0' },
  ...{ best_bid: '', best_ask: '', average_filled_price: '0' },
  ...figures,
  errors: editErrors(refusal),
  ...{ order_margin_total: '0', commission_detail_total: null, pnl_configuration: null },
});
