import { accountOf, orderNoOf, type OrderAtVenue } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { fillCounts } from '../orders/fillCounts';
import { asksOpenOnly, listFilter } from '../orders/listFilter';
import { orderJson } from '../orders/orderJson';
import { pageOf } from '../pages';
import { unknownOrder } from '../problems';
import { wordIn, type Query } from '../request/query';

/** `GET /orders/historical/batch`: the newest first, unless they are to be sorted. */
export const listOrders: Endpoint = ({ query }, view) => {
  const isWanted = listFilter(query, view);
  const wanted = candidates(query, view).filter((order) => isListed(order, view) && isWanted(order));
  const { mostPerPage } = view.switches;
  const page = pageOf(query, sorted(wanted, query, view), cursorOf, { usual: mostPerPage, most: mostPerPage });
  const fills = fillCounts(view.state, page.items);
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
  return answered({ order: orderJson(order, view, fillCounts(view.state, [order])(orderNo)) });
};

/** Newest first. Live orders are few, and found without a look at all that ever were. */
function candidates(query: Query, { state, accountId }: ApiView): OrderAtVenue[] {
  if (!asksOpenOnly(query)) return [...state.orders.values()].reverse();
  const live: OrderAtVenue[] = [];
  for (let order = accountOf(state, accountId).openOrders.last; order !== null; order = order.openBefore)
    live.push(order);
  return live;
}

/** An order of somebody else is none, and one that was just created may not be there yet. */
const isListed = ({ accountId, createdAt }: OrderAtVenue, view: ApiView): boolean =>
  accountId === view.accountId && createdAt + view.switches.orderListedAfterMs <= view.at;

const cursorOf = ({ orderNo }: OrderAtVenue): string => `order-${orderNo}`;

const sortings = ['UNKNOWN_SORT_BY', 'LIMIT_PRICE', 'LAST_FILL_TIME', 'LAST_UPDATE_TIME'] as const;

/** The highest price, or the latest time, first. */
function sorted(orders: readonly OrderAtVenue[], query: Query, { state }: ApiView): readonly OrderAtVenue[] {
  const by = (key: (order: OrderAtVenue) => number): readonly OrderAtVenue[] =>
    [...orders].sort((a, b) => key(b) - key(a));
  switch (wordIn(query, 'sort_by', sortings)) {
    case 'LIMIT_PRICE':
      return by(({ limitTicks }) => limitTicks ?? 0);
    case 'LAST_FILL_TIME': {
      const fills = fillCounts(state, orders);
      return by(({ orderNo }) => fills(orderNo).lastAt ?? 0);
    }
    case 'LAST_UPDATE_TIME':
      return by(({ updatedAt }) => updatedAt);
    case 'UNKNOWN_SORT_BY':
    case null:
      return orders;
  }
}
