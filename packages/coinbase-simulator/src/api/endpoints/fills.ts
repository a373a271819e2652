import { notionalFor, toText, type JsonObject } from '@bot/core';
import { fillFrom, type FillAtVenue } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { uuidOf } from '../ids';
import { pageOf } from '../pages';
import { foreignPortfolio } from '../problems';
import { listIn, textIn, timeIn, wordIn, type Query } from '../request/query';
import { toRfc3339 } from '../time';
import { wireSide } from '../words';

/** `GET /orders/historical/fills`: the newest first. There is no `has_next`: the last page has an empty cursor. */
export const listFills: Endpoint = ({ query }, view) => {
  const isWanted = fillFilter(query, view);
  const wanted = view.state.fills.filter((fill) => isListed(fill, view) && isWanted(fill)).reverse();
  const { mostPerPage } = view.switches;
  const page = pageOf(query, sorted(wanted, query), cursorOf, { usual: mostPerPage, most: mostPerPage });
  return answered({ fills: page.items.map((fill) => fillJson(fill, view)), cursor: page.cursor });
};

/** A fill can be listed later than the order shows it. */
const isListed = ({ accountId, at }: FillAtVenue, view: ApiView): boolean =>
  accountId === view.accountId && at + view.switches.fillListedAfterMs <= view.at;

function fillFilter(query: Query, { ids, portfolioId }: ApiView): (fill: FillAtVenue) => boolean {
  const orderIds = listIn(query, 'order_ids', 'order_id').map((id) => ids.venueOrderId(id));
  const asksOrders = query.has('order_ids') || query.has('order_id');
  const tradeIds = listIn(query, 'trade_ids');
  const productIds = listIn(query, 'product_ids', 'product_id');
  const from = timeIn(query, 'start_sequence_timestamp') ?? -Infinity;
  const until = timeIn(query, 'end_sequence_timestamp') ?? Infinity;
  const portfolio = textIn(query, 'retail_portfolio_id');
  if (portfolio !== null && portfolio !== portfolioId) throw foreignPortfolio();
  return ({ orderNo, tradeNo, entry, at }) =>
    (!asksOrders || orderIds.includes(`V${orderNo}`)) &&
    (tradeIds.length === 0 || tradeIds.includes(ids.tradeId(`T${tradeNo}`))) &&
    (productIds.length === 0 || productIds.includes(entry.instrumentId)) &&
    at >= from &&
    at <= until;
}

const cursorOf = ({ orderNo, tradeNo, reverses }: FillAtVenue): string =>
  `fill-${orderNo}-${tradeNo}${reverses === null ? '' : '-reversal'}`;

/** What is true of one side of one trade, or of its reversal. */
const entryIdOf = (fill: FillAtVenue): string => uuidOf('entry', cursorOf(fill));

const sortings = ['UNKNOWN_SORT_BY', 'PRICE', 'TRADE_TIME'] as const;

/** By time they are in any case. */
const sorted = (fills: readonly FillAtVenue[], query: Query): readonly FillAtVenue[] =>
  wordIn(query, 'sort_by', sortings) === 'PRICE' ? [...fills].sort((a, b) => b.ticks - a.ticks) : fills;

function fillJson(fill: FillAtVenue, view: ApiView): JsonObject {
  const { price, quantity, commission, at } = fillFrom(view.state, fill);
  const { instrumentId, side, spend } = fill.entry;
  const isSpend = spend > 0n;
  return {
    entry_id: entryIdOf(fill),
    trade_id: view.ids.tradeId(`T${fill.reverses ?? fill.tradeNo}`),
    order_id: view.ids.orderId(`V${fill.orderNo}`),
    trade_time: toRfc3339(at),
    trade_type: fill.reverses === null ? 'FILL' : 'REVERSAL',
    price: toText(price),
    // An order that says what it spends is filled in quote currency.
    size: isSpend ? toText(notionalFor(price, quantity)) : toText(quantity),
    commission: toText(commission),
    product_id: instrumentId,
    sequence_timestamp: toRfc3339(at),
    liquidity_indicator: fill.liquidity === 'Maker' ? 'MAKER' : 'TAKER',
    size_in_quote: isSpend,
    user_id: view.userId,
    side: wireSide[side],
    retail_portfolio_id: view.portfolioId,
    fill_source: 'FILL_SOURCE_CLOB',
    commission_detail_total: null,
  };
}
