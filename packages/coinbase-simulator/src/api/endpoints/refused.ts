import { answered, type Endpoint } from '../handled';
import { notFound, notSimulated } from '../problems';

/** An endpoint of the real venue that this one does not have. */
export const refusedHere =
  (what: string): Endpoint =>
  () => {
    throw notSimulated(what);
  };

/** `GET /payment_methods`: nobody pays here. */
export const listPaymentMethods: Endpoint = () => answered({ payment_methods: [] });

/** `GET /payment_methods/{payment_method_id}` */
export const getPaymentMethod: Endpoint = () => {
  throw notFound('payment method');
};
