import { openSimulator } from './testing/openSimulator';

describe('an order over the wire', () => {
  it('lives as it does at the venue', async () => {
    const { call, truth } = openSimulator();
    const created = await call('POST', '/orders', {
      body: {
        client_order_id: 'c1',
        product_id: 'BTC-USD',
        side: 'BUY',
        order_configuration: { limit_limit_gtc: { base_size: '0.01', limit_price: '40000', post_only: true } },
      },
    });
    expect(created.json).toEqual({
      success: true,
      success_response: {
        ...{ order_id: 'V1', product_id: 'BTC-USD', side: 'BUY', client_order_id: 'c1', attached_order_id: '' },
      },
      order_configuration: {
        limit_limit_gtc: {
          ...{ base_size: '0.01', limit_price: '40000', post_only: true },
          ...{ rfq_enabled: false, rfq_disabled: false, reduce_only: false },
        },
      },
    });
    expect(truth.openOrders()).toHaveLength(1);
    const edited = await call('POST', '/orders/edit', { body: { order_id: 'V1', price: '41000', size: '0.02' } });
    expect(edited.json).toEqual({ success: true, errors: [] });
    const canceled = await call('POST', '/orders/batch_cancel', { body: { order_ids: ['V1'] } });
    expect(canceled.json.results).toEqual([
      { success: true, failure_reason: 'UNKNOWN_CANCEL_FAILURE_REASON', order_id: 'V1' },
    ]);
    const { json } = await call('GET', '/orders/historical/V1');
    expect(json.order).toMatchObject({ status: 'CANCELLED', cancel_message: 'User requested cancel' });
    expect(json.order.edit_history).toEqual([
      { price: '41000', size: '0.02', replace_accept_timestamp: '2026-01-01T00:00:00.060000Z' },
    ]);
  });
});
