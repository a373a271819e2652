import type { RestClient } from '../transport/restClient';
import { placedSchema, type WirePlaced } from './createOrder';

export interface ClosePositionBody {
  readonly client_order_id: string;
  readonly product_id: string;
  /** Contracts, or base units. Without it everything. */
  readonly size?: string;
}

/** `POST /orders/close_position`: an order at the market against a position in futures. Idempotent by its id. @throws BrokerError */
export const closeFuturesPosition = (rest: RestClient, body: ClosePositionBody): Promise<WirePlaced> =>
  rest.send({
    operation: 'closePosition',
    method: 'POST',
    path: '/orders/close_position',
    body,
    schema: placedSchema,
    access: 'Signed',
    lane: 'Urgent',
    isIdempotent: true,
  });
