import type { MarketState } from '@bot/broker-mock';
import { marketOf, type ApiView } from '../apiView';
import { answered, type Endpoint } from '../handled';
import { badField } from '../problems';
import { contractExpiryTypes, productTypes } from '../words';
import { flagIn, listIn, numberIn, wordIn, type Query } from '../request/query';
import { productJson } from './productJson';

/** `GET /products` and `/market/products` */
export const listProducts: Endpoint = ({ query }, view) => {
  const wanted = [...view.state.markets.values()].filter(filterOf(query, view));
  const [offset, limit] = [atLeastZero(query, 'offset'), atLeastZero(query, 'limit')];
  const products = wanted
    .slice(offset, limit === 0 ? undefined : offset + limit)
    .map((market) => productJson(market, view));
  return answered({
    products,
    num_products: products.length,
    pagination: {
      ...{ prev_cursor: '', next_cursor: '' },
      has_next: offset + products.length < wanted.length,
      has_prev: offset > 0,
    },
  });
};

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
