import { zeroMoney, zeroNotional, zeroQuantity, type OrderProgress } from '@bot/core';
import { readUserOrder } from '../stream/frame/userOrder';
import { orderOf } from '../stream/testing/givenUser';
import { createKnownOrders } from './knownOrders';

const foreign: OrderProgress = {
  clientOrderId: '',
  venueOrderId: 'v-foreign',
  instrumentId: 'BTC-USD',
  status: 'Accepted',
  cumulativeQuantity: zeroQuantity,
  filledValue: zeroNotional,
  commission: zeroMoney,
  reason: null,
  at: 1,
};

describe('an order to which nobody gave an id', () => {
  it('goes by the id of the venue on the user channel, as in its lists', () => {
    const order = orderOf('OPEN', '0', { client_order_id: '', order_id: 'v-foreign' });
    expect(readUserOrder(order)).toMatchObject({ clientOrderId: 'v-foreign', venueOrderId: 'v-foreign' });
  });

  it('is not taken for every other order of which nothing was heard', () => {
    const known = createKnownOrders();
    known.heard(foreign);
    expect([known.byVenueId('v-other'), known.byVenueId('v-foreign')?.clientOrderId]).toEqual([undefined, '']);
  });
});
