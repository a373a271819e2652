import { orderNoOf, type OrderAtVenue } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { fillCounts, type FillCount } from '../orders/fillCounts';
import { listFilter } from '../orders/listFilter';
import { orderJson } from '../orders/orderJson';
import { pageOf } from '../pages';
import { unknownOrder } from '../problems';
import { wordIn, type Query } from '../request/query';

/** `GET /orders/historical/batch`: the newest first, unless they are to be sorted. */
export const listOrders: Endpoint = ({ query }, view) => {
  const isWanted = listFilter(query, view);
  const wanted = [...view.state.orders.values()].filter((order) => isListed(order, view) && isWanted(order)).reverse();
  const fills = fillCounts(view.state);
  const { mostPerPage } = view.switches;
  const page = pageOf(query, sorted(wanted, query, fills), cursorOf, { usual: mostPerPage, most: mostPerPage });
  return answered({
    orders: page.items.map((order) => orderJson(order, view, fills(order.orderNo))),
    sequence: '0',
    has_next: page.cursor !== '',
    cursor: page.cursor,
    proof_token_required: false,
  });
};

/** `GET /orders/historical/{order_id}` */
export const getOrder: Endpoint = ({ path }, view) => {
  const orderNo = orderNoOf(view.ids.venueOrderId(String(path['order_id'])) ?? '') ?? 0;
  const order = view.state.orders.get(orderNo);
  if (order === undefined || !isListed(order, view)) throw unknownOrder();
  return answered({ order: orderJson(order, view, fillCounts(view.state)(orderNo)) });
};

/** An order of somebody else is none, and one that was just created may not be there yet. */
const isListed = ({ accountId, createdAt }: OrderAtVenue, view: ApiView): boolean =>
  accountId === view.accountId && createdAt + view.switches.orderListedAfterMs <= view.at;

const cursorOf = ({ orderNo }: OrderAtVenue): string => `order-${orderNo}`;

const sortings = ['UNKNOWN_SORT_BY', 'LIMIT_PRICE', 'LAST_FILL_TIME', 'LAST_UPDATE_TIME'] as const;

/** The highest price, or the latest time, first. */
function sorted(
  orders: readonly OrderAtVenue[],
  query: Query,
  fills: (orderNo: number) => FillCount,
): readonly OrderAtVenue[] {
  const by = (key: (order: OrderAtVenue) => number): readonly OrderAtVenue[] =>
    [...orders].sort((a, b) => key(b) - key(a));
  switch (wordIn(query, 'sort_by', sortings)) {
    case 'LIMIT_PRICE':
      return by(({ limitTicks }) => limitTicks ?? 0);
    case 'LAST_FILL_TIME':
      return by(({ orderNo }) => fills(orderNo).lastAt ?? 0);
    case 'LAST_UPDATE_TIME':
      return by(({ updatedAt }) => updatedAt);
    case 'UNKNOWN_SORT_BY':
    case null:
      return orders;
  }
}
