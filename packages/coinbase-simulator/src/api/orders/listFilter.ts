import type { OrderAtVenue } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { badArgument, foreignPortfolio } from '../problems';
import { listIn, textIn, timeIn, wordIn, wordsIn, type Query } from '../request/query';
import {
  contractExpiryTypes,
  openStatuses,
  orderStatuses,
  orderTypes,
  placementSources,
  productTypes,
  sides,
  timeInForces,
  wireSide,
  wireTimeInForce,
} from '../words';
import { statusOf, wireOrderType } from './orderJson';

type Filter = (order: OrderAtVenue) => boolean;

/** Which orders a list asks for. @throws ApiProblem 400 for what is not known, 403 for the portfolio of somebody else */
export function listFilter(query: Query, view: ApiView): Filter {
  const filters = [...byName(query, view), ...byKind(query, view), ...byTime(query)];
  return (order) => filters.every((fits) => fits(order));
}

const when = (isAsked: boolean, filter: Filter): Filter[] => (isAsked ? [filter] : []);

function byName(query: Query, { ids, portfolioId }: ApiView): Filter[] {
  const orderIds = listIn(query, 'order_ids').map((id) => ids.venueOrderId(id));
  const productIds = listIn(query, 'product_ids', 'product_id');
  const portfolio = textIn(query, 'retail_portfolio_id');
  if (portfolio !== null && portfolio !== portfolioId) throw foreignPortfolio();
  return [
    ...when(query.has('order_ids'), ({ orderNo }) => orderIds.includes(`V${orderNo}`)),
    ...when(productIds.length > 0, ({ entry }) => productIds.includes(entry.instrumentId)),
  ];
}

function byKind(query: Query, { switches }: ApiView): Filter[] {
  const statuses = statusesIn(query);
  const inForces = wordsIn(query, 'time_in_forces', timeInForces);
  const types = wordsIn(query, 'order_types', orderTypes);
  const side = wordIn(query, 'order_side', sides);
  const product = wordIn(query, 'product_type', productTypes);
  const expiry = wordIn(query, 'contract_expiry_type', contractExpiryTypes);
  const source = wordIn(query, 'order_placement_source', placementSources);
  const perpetual = switches.perpetualVenue === 'INTX' ? 'PERPETUAL' : 'EXPIRING';
  const isFuture = ({ market }: OrderAtVenue): boolean => market.listing.isPerpetual;
  return [
    // All orders here come by this API.
    ...when(source === 'RETAIL_SIMPLE', () => false),
    ...when(statuses.length > 0, (order) => statuses.some((status) => status === statusOf(order))),
    ...when(inForces.length > 0, ({ entry }) => inForces.includes(wireTimeInForce[entry.timeInForce])),
    ...when(types.length > 0, (order) => types.some((type) => type === typeOf(order))),
    ...when(side !== null, (order) => side === wireSide[order.side]),
    ...when(isAsked(product), (order) => isFuture(order) === (product === 'FUTURE')),
    ...when(isAsked(expiry), (order) => isFuture(order) && expiry === perpetual),
  ];
}

const isAsked = (word: string | null): boolean => word !== null && !word.startsWith('UNKNOWN');

const typeOf = (order: OrderAtVenue): string => (order.isLiquidation ? 'LIQUIDATION' : wireOrderType[order.entry.type]);

/** Only orders that live can be meant. */
export const asksOpenOnly = (query: Query): boolean => {
  const statuses = listIn(query, 'order_status');
  return statuses.length > 0 && statuses.every((status) => openStatuses.includes(status));
};

/** Of the statuses only OPEN stands alone. */
function statusesIn(query: Query): readonly string[] {
  const statuses = wordsIn(query, 'order_status', orderStatuses);
  if (statuses.length > 1 && statuses.includes('OPEN')) {
    throw badArgument('OPEN order_status cannot be combined with other statuses');
  }
  return statuses;
}

/** Created from `start_date` on, and before `end_date`. */
function byTime(query: Query): Filter[] {
  const [from, until] = [timeIn(query, 'start_date') ?? -Infinity, timeIn(query, 'end_date') ?? Infinity];
  return [({ createdAt }) => createdAt >= from && createdAt < until];
}
