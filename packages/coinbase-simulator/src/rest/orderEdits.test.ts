import { openSimulator, START } from '../testing/openSimulator';
import { orderBody } from '../testing/orderBody';
import { createOrderEdits } from './orderEdits';

describe('the edits of orders', () => {
  it('are the last five of each, of the orders that were amended last', async () => {
    const { call, venue } = openSimulator();
    for (const id of ['c1', 'c2']) await call('POST', '/orders', { body: orderBody({ client_order_id: id }) });
    const edits = createOrderEdits(venue.counter().state, 1);
    const amend = (orderNo: number, lots: number): void =>
      edits.observe({ type: 'OrderAmended', at: START, orderNo, limitTicks: 4_000_000, lots, keepsPlace: true });
    edits.observe({ type: 'OrderRested', at: START, orderNo: 1 });
    for (let lots = 1; lots <= 6; lots++) amend(1, lots * 1_000_000);
    expect(edits.edits(1)).toHaveLength(5);
    expect(edits.edits(1)[0]).toEqual({ price: '40000', size: '0.02', at: START });
    amend(2, 1_000_000);
    expect([edits.edits(1), edits.edits(2).length]).toEqual([[], 1]);
  });
});
