import { add, asMoney, negate, notionalFor, toText, type JsonObject, type OrderTerms } from '@bot/core';
import { decideVenue, isRefusal, readOrder, type MarketState, type VenueEvent } from '@bot/broker-mock';
import { moneyOfUnits } from '../amounts';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { uuidOf } from '../ids';
import { estimateJson, estimateOf } from '../orders/estimate';
import { isRefused } from '../orders/readConfiguration';
import { readOrderRequest } from '../orders/readOrderRequest';
import { refusalOf } from '../orders/refusalOf';
import { lastPrice } from './productJson';

/** The id of an order that is only thought of. */
const THOUGHT_OF = 'preview';

/** `POST /orders/preview`: what the exchange would say and do, HTTP 200 in any case. */
export const previewOrder: Endpoint = (request, view) => {
  const { echo, read } = readOrderRequest(request.body(), view);
  const previewId = uuidOf('preview', view.accountId, String(view.at), JSON.stringify(echo));
  if (isRefused(read)) return answered(previewJson(previewId, [read.preview], {}));
  const market = view.state.markets.get(read.instrumentId);
  if (market === undefined) return answered(previewJson(previewId, ['PREVIEW_INVALID_PRODUCT_ID'], {}));
  const { errs, events } = thinkOf(market, read, view);
  return answered(previewJson(previewId, errs, figuresOf(market, read, view, events)));
};

function thinkOf(
  market: MarketState,
  terms: OrderTerms,
  { state, accountId, at }: ApiView,
): { readonly errs: readonly string[]; readonly events: readonly VenueEvent[] } {
  const entry = readOrder(market.listing, { clientOrderId: THOUGHT_OF, ...terms });
  const events = isRefusal(entry) ? [] : decideVenue(state, { type: 'SubmitOrder', at, accountId, entry });
  const refusal = isRefusal(entry) ? entry : events.find(({ type }) => type === 'OrderRejected');
  if (refusal === undefined || !('reason' in refusal)) return { errs: [], events };
  const { reason } = refusal;
  const known = { instrument: market.listing.instrument, lastPrice: lastPrice(market) };
  return { errs: [refusalOf({ reason, message: '', terms, ...known }).preview], events };
}

function figuresOf(market: MarketState, terms: OrderTerms, view: ApiView, events: readonly VenueEvent[]): JsonObject {
  const { side, limitPrice, quantity } = terms;
  const { contractSize } = market.listing.instrument;
  const estimate = estimateOf(market, events);
  const isMarket = limitPrice === null;
  const value = asMoney(isMarket ? estimate.value : notionalFor(limitPrice, quantity, contractSize));
  const fees = moneyOfUnits(estimate.fees);
  return {
    ...estimateJson(market, side, view.at, estimate),
    order_total: toText(add(value, side === 'Buy' ? fees : negate(fees))),
    quote_size: toText(value),
    base_size: toText(terms.quoteSize === undefined ? quantity : estimate.quantity),
    est_average_filled_price: estimate.averagePrice === null ? '0' : toText(estimate.averagePrice),
  };
}

const previewJson = (previewId: string, errs: readonly string[], figures: JsonObject): JsonObject => ({
  ...{ order_total: '0', commission_total: '0', quote_size: '0', base_size: '0', best_bid: '', best_ask: '' },
  ...{ slippage: '0', est_average_filled_price: '0' },
  ...figures,
  errs,
  warning: [],
  is_max: false,
  ...{ order_margin_total: '0', leverage: '', long_leverage: '', short_leverage: '', max_leverage: '' },
  preview_id: previewId,
  ...{ current_liquidation_buffer: '', projected_liquidation_buffer: '', position_notional_limit: '' },
  ...{ pnl_configuration: null, twap_bucket_metadata: null },
});
