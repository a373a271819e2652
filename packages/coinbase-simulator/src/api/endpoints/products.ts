import type { MarketState } from '@bot/broker-mock';
import { marketOf, type ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { badField } from '../problems';
import { contractExpiryTypes, productTypes } from '../words';
import { flagIn, listIn, numberIn, textIn, wordIn, type Query } from '../request/query';
import { productJson } from './productJson';

/** `GET /products` and `/market/products` */
export const listProducts: Endpoint = ({ query }, view) => {
  const wanted = [...view.state.markets.values()].filter(filterOf(query, view));
  const start = startIn(query, wanted);
  const limit = atLeastZero(query, 'limit') || wanted.length;
  const end = Math.min(start + limit, wanted.length);
  const products = wanted.slice(start, end).map((market) => productJson(market, view));
  return answered({
    products,
    num_products: products.length,
    pagination: {
      prev_cursor: cursorTo(wanted, start - limit),
      next_cursor: end < wanted.length ? cursorTo(wanted, end) : '',
      has_next: end < wanted.length,
      has_prev: start > 0,
    },
  });
};

const idOf = (market: MarketState | undefined): string => String(market?.listing.instrument.instrumentId);

/** A cursor names the product before its page; the beginning has none. */
const cursorTo = (wanted: readonly MarketState[], start: number): string => (start <= 0 ? '' : idOf(wanted[start - 1]));

/** What the cursor says, else the offset. */
function startIn(query: Query, wanted: readonly MarketState[]): number {
  const cursor = textIn(query, 'cursor');
  if (cursor === null) return Math.min(atLeastZero(query, 'offset'), wanted.length);
  const index = wanted.findIndex((market) => idOf(market) === cursor);
  if (index < 0) throw badField('cursor', cursor);
  return index + 1;
}

/** `GET /products/{product_id}`: the product itself, in nothing. */
export const getProduct: Endpoint = ({ path }, view) =>
  answered(productJson(marketOf(view, String(path['product_id'])), view));

function filterOf(query: Query, { switches }: ApiView): (market: MarketState) => boolean {
  const type = wordIn(query, 'product_type', productTypes);
  const ids = listIn(query, 'product_ids');
  const expiry = wordIn(query, 'contract_expiry_type', contractExpiryTypes);
  // Both are read for what is wrong with them; they change nothing here.
  for (const flag of ['get_all_products', 'get_tradability_status']) flagIn(query, flag);
  const perpetualExpiry = switches.perpetualVenue === 'INTX' ? 'PERPETUAL' : 'EXPIRING';
  return ({ listing: { isPerpetual, instrument } }) =>
    (type === null || type === 'UNKNOWN_PRODUCT_TYPE' || isPerpetual === (type === 'FUTURE')) &&
    (ids.length === 0 || ids.includes(instrument.instrumentId)) &&
    (expiry === null || expiry === 'UNKNOWN_CONTRACT_EXPIRY_TYPE' || (isPerpetual && expiry === perpetualExpiry));
}

/** Zero is what is not said. */
function atLeastZero(query: Query, name: string): number {
  const number = numberIn(query, name) ?? 0;
  if (number < 0) throw badField(name, String(number));
  return number;
}
