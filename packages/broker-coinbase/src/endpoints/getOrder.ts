import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { inUrl } from '../transport/restRequest';
import { orderSchema, type WireOrder } from './listOrders';

const answer = z.object({ order: orderSchema });

/** `GET /orders/historical/{id}`. Just after it was placed the venue may not know it yet. @throws BrokerError NotFound (also the others) */
export const getOrder = async (rest: RestClient, orderId: string): Promise<WireOrder> => {
  const path = `/orders/historical/${inUrl(orderId)}`;
  return (await rest.send({ operation: 'order', method: 'GET', path, schema: answer, access: 'Signed' })).order;
};
