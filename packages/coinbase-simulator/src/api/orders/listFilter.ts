import type { OrderAtVenue } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { badArgument, foreignPortfolio } from '../problems';
import { listIn, textIn, timeIn, wordIn, wordsIn, type Query } from '../request/query';
import {
  contractExpiryTypes,
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

function byName(query: Query, { ids, portfolioId }: ApiView): Filter[] {
  const orderIds = listIn(query, 'order_ids').map((id) => ids.venueOrderId(id));
  const productIds = listIn(query, 'product_ids', 'product_id');
  const portfolio = textIn(query, 'retail_portfolio_id');
  if (portfolio !== null && portfolio !== portfolioId) throw foreignPortfolio();
  return [
    ({ orderNo }) => !query.has('order_ids') || orderIds.includes(`V${orderNo}`),
    ({ entry }) => productIds.length === 0 || productIds.includes(entry.instrumentId),
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
    () => source !== 'RETAIL_SIMPLE',
    (order) => statuses.length === 0 || statuses.some((status) => status === statusOf(order)),
    ({ entry }) => inForces.length === 0 || inForces.includes(wireTimeInForce[entry.timeInForce]),
    (order) => types.length === 0 || types.some((type) => type === typeOf(order)),
    (order) => side === null || side === wireSide[order.side],
    (order) => !isAsked(product) || isFuture(order) === (product === 'FUTURE'),
    (order) => !isAsked(expiry) || (isFuture(order) && expiry === perpetual),
  ];
}

const isAsked = (word: string | null): boolean => word !== null && !word.startsWith('UNKNOWN');

const typeOf = (order: OrderAtVenue): string => (order.isLiquidation ? 'LIQUIDATION' : wireOrderType[order.entry.type]);

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
