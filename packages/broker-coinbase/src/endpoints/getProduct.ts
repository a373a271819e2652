import type { RestClient } from '../transport/restClient';
import { inUrl } from '../transport/restRequest';
import { productSchema, type WireProduct } from './listProducts';

/** `GET /market/products/{id}`. Public. @throws BrokerError NotFound for a product that the venue does not have (also the others) */
export const getProduct = (rest: RestClient, productId: string): Promise<WireProduct> =>
  rest.send({
    operation: 'instruments',
    method: 'GET',
    path: `/market/products/${inUrl(productId)}`,
    schema: productSchema,
    access: 'Public',
  });

/** `GET /products/{id}`: as the account may trade it. @throws BrokerError */
export const getTradableProduct = (rest: RestClient, productId: string): Promise<WireProduct> =>
  rest.send({
    operation: 'preflight',
    method: 'GET',
    path: `/products/${inUrl(productId)}`,
    query: { get_tradability_status: true },
    schema: productSchema,
    access: 'Signed',
  });
