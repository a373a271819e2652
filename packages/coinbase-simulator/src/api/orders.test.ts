import { limitOrder } from '@bot/simulation';
import { openSimulator } from '../testing/openSimulator';
import { configured, orderBody } from '../testing/orderBody';
import { openWorld } from '../testing/openWorld';

describe('an order', () => {
  it('that was bought by value is whole to the last digit', async () => {
    const { call } = await openWorld();
    const { order } = (await call('GET', '/orders/historical/V2')).json;
    expect(order).toMatchObject({
      ...{ order_id: 'V2', product_id: 'BTC-USD', side: 'BUY', client_order_id: 'bought', status: 'FILLED' },
      order_configuration: { market_market_ioc: { quote_size: '506' } },
      ...{ time_in_force: 'IMMEDIATE_OR_CANCEL', created_time: '2026-01-01T00:00:01.060000Z' },
      ...{ completion_percentage: '100', filled_size: '0.009999', average_filled_price: '50005', fee: '' },
      ...{ number_of_fills: '1', pending_cancel: false, size_in_quote: true, size_inclusive_of_fees: true },
      ...{ trigger_status: 'INVALID_ORDER_TYPE', order_type: 'MARKET', reject_reason: 'REJECT_REASON_UNSPECIFIED' },
      ...{ settled: true, product_type: 'SPOT', reject_message: '', cancel_message: '' },
      ...{ order_placement_source: 'RETAIL_ADVANCED', outstanding_hold_amount: '0', is_liquidation: false },
      ...{ last_fill_time: '2026-01-01T00:00:01.060000Z', edit_history: [], leverage: '', margin_type: '' },
    });
    const { filled_value, total_fees, total_value_after_fees } = order;
    expect([filled_value, total_fees, total_value_after_fees]).toEqual(['499.999995', '5.99999994', '505.99999494']);
  });

  it('that waits shows what it holds, and nothing where there is nothing', async () => {
    const { call, simulator } = await openWorld();
    const { order } = (await call('GET', '/orders/historical/V1')).json;
    const empty = { filled_value: '', total_fees: '', total_value_after_fees: '', last_fill_time: null };
    expect(order).toMatchObject({ status: 'OPEN', outstanding_hold_amount: '404.8', filled_size: '0', ...empty });
    simulator.change({ emptyNumbers: false });
    const again = (await call('GET', '/orders/historical/V1')).json;
    expect(again.order).toMatchObject({ filled_value: '0', total_fees: '0', total_value_after_fees: '0' });
  });

  it('of a sale is worth less after fees', async () => {
    const { call } = await openWorld();
    const { order } = (await call('GET', '/orders/historical/V3')).json;
    expect([order.filled_value, order.total_fees, order.total_value_after_fees]).toEqual([
      '999.9',
      '11.9988',
      '987.9012',
    ]);
  });

  it('of a perpetual says its margin', async () => {
    const { call } = await openWorld();
    const { order } = (await call('GET', '/orders/historical/V4')).json;
    expect(order).toMatchObject({
      product_type: 'FUTURE',
      margin_type: 'CROSS',
      time_in_force: 'GOOD_UNTIL_CANCELLED',
    });
  });

  it('that waits for its stop says whether it woke', async () => {
    const { call, control, kernel } = openSimulator();
    const stop = { base_size: '0.01', limit_price: '52000', stop_price: '51000' };
    await call('POST', '/orders', { body: configured('stop_limit_stop_limit_gtc', stop) });
    const triggerStatus = async () => (await call('GET', '/orders/historical/V1')).json.order.trigger_status;
    expect(await triggerStatus()).toBe('STOP_PENDING');
    control.price('BTC-USD', '51500');
    await kernel.advance(10_000);
    expect(await triggerStatus()).toBe('STOP_TRIGGERED');
  });

  it('that was refused late says why, and so does one that was canceled', async () => {
    const { call, control } = await openWorld();
    control.rejectLate('V1', 'InsufficientFunds');
    control.rejectLate('V4', 'Other');
    const read = async (id: string) => (await call('GET', `/orders/historical/${id}`)).json.order;
    expect(await read('V1')).toMatchObject({
      ...{ status: 'FAILED', reject_reason: 'REJECT_REASON_INSUFFICIENT_FUNDS', reject_message: 'InsufficientFunds' },
      cancel_message: '',
    });
    expect(await read('V4')).toMatchObject({ status: 'FAILED', reject_reason: 'REJECT_REASON_UNSPECIFIED' });
    expect(await read('V5')).toMatchObject({ status: 'CANCELLED', cancel_message: 'NoLiquidity', reject_message: '' });
  });

  it('of nobody, of somebody else or under a name that is none is not found', async () => {
    const { call, control, kernel } = openSimulator();
    const other = control.account('other', { USD: '1000' });
    await kernel.run(other.submitOrder(limitOrder('theirs', '40000')));
    for (const id of ['V1', 'nonsense', '%00']) {
      const { status, text } = await call('GET', `/orders/historical/${id}`);
      expect([status, text]).toEqual([
        404,
        '{"error":"unknown","error_details":"order with this orderID was not found","message":"order with this orderID was not found"}',
      ]);
    }
  });

  it('cannot be found for a while by a switch', async () => {
    const { call, idsOf, kernel } = await openWorld({ switches: { orderListedAfterMs: 3_000 } });
    expect((await call('GET', '/orders/historical/V5')).status).toBe(404);
    expect(await idsOf('')).toEqual(['sold', 'bought', 'wait']);
    await kernel.advance(3_000);
    expect((await call('GET', '/orders/historical/V5')).status).toBe(200);
  });
});

describe('orders', () => {
  it.each<[string, string[]]>([
    ['', ['missed', 'perp', 'sold', 'bought', 'wait']],
    ['?order_status=OPEN', ['perp', 'wait']],
    ['?orderStatus=FILLED&orderStatus=CANCELLED', ['missed', 'sold', 'bought']],
    ['?order_ids=V1&order_ids=V3&order_ids=nonsense', ['sold', 'wait']],
    ['?order_ids=nonsense', []],
    ['?product_ids=BTC-PERP', ['perp']],
    ['?product_id=BTC-PERP&product_ids=BTC-USD', ['missed', 'perp', 'sold', 'bought', 'wait']],
    ['?product_type=FUTURE', ['perp']],
    ['?product_type=SPOT&order_side=SELL', ['sold']],
    ['?product_type=UNKNOWN_PRODUCT_TYPE', ['missed', 'perp', 'sold', 'bought', 'wait']],
    ['?contract_expiry_type=PERPETUAL', ['perp']],
    ['?contract_expiry_type=EXPIRING', []],
    ['?time_in_forces=IMMEDIATE_OR_CANCEL', ['missed', 'sold', 'bought']],
    ['?order_types=MARKET', ['sold', 'bought']],
    ['?order_placement_source=RETAIL_SIMPLE', []],
    ['?order_placement_source=RETAIL_ADVANCED&order_types=LIMIT', ['missed', 'perp', 'wait']],
    ['?start_date=2026-01-01T00:00:02Z', ['missed', 'perp', 'sold']],
    ['?start_date=2026-01-01T00:00:01.060Z&end_date=2026-01-01T00:00:02.100Z', ['bought']],
    ['?sort_by=LIMIT_PRICE&order_status=OPEN', ['wait', 'perp']],
    ['?sort_by=LAST_FILL_TIME&limit=2', ['sold', 'bought']],
    ['?sort_by=LAST_UPDATE_TIME&limit=1', ['missed']],
    ['?sort_by=UNKNOWN_SORT_BY&limit=1', ['missed']],
  ])('%s', async (query, expected) => {
    const { idsOf } = await openWorld();
    expect(await idsOf(query)).toEqual(expected);
  });

  it('come in pages, whose order nothing shifts', async () => {
    const { call } = await openWorld();
    const first = (await call('GET', '/orders/historical/batch?limit=2')).json;
    expect([first.orders.length, first.has_next, first.sequence, first.proof_token_required]).toEqual([
      2,
      true,
      '0',
      false,
    ]);
    await call('POST', '/orders', { body: orderBody({ client_order_id: 'newer' }) });
    const second = (await call('GET', `/orders/historical/batch?limit=2&cursor=${first.cursor}`)).json;
    expect(second.orders.map((order: { order_id: string }) => order.order_id)).toEqual(['V3', 'V2']);
    const last = (await call('GET', `/orders/historical/batch?limit=2&cursor=${second.cursor}`)).json;
    expect([last.orders.length, last.has_next, last.cursor]).toEqual([1, false, '']);
  });

  it('fill no page beyond what the venue gives', async () => {
    const { call } = await openWorld({ switches: { mostPerPage: 2 } });
    const { json } = await call('GET', '/orders/historical/batch?limit=250');
    expect([json.orders.length, json.has_next]).toEqual([2, true]);
  });

  it.each<[string, string]>([
    ['?order_status=OPEN&order_status=PENDING', 'OPEN order_status cannot be combined with other statuses'],
    ['?order_status=OPEN,FILLED', 'parsing list "order_status": "OPEN,FILLED" is not a valid value'],
    ['?product_type=OPTIONS', 'parsing field "product_type": "OPTIONS" is not a valid value'],
    ['?order_side=HOLD', 'parsing field "order_side": "HOLD" is not a valid value'],
    ['?start_date=yesterday', 'parsing field "start_date": "yesterday" is not a valid value'],
    ['?limit=many', 'parsing field "limit": "many" is not a valid value'],
    ['?limit=-1', 'parsing field "limit": "-1" is not a valid value'],
    ['?cursor=nowhere', 'parsing field "cursor": "nowhere" is not a valid value'],
  ])('are not listed for %s', async (query, message) => {
    const { call } = openSimulator();
    const { status, json } = await call('GET', `/orders/historical/batch${query}`);
    expect([status, json.message, json.error_details]).toEqual([400, message, message]);
  });

  it('and fills of a portfolio of somebody else are not shown', async () => {
    const { call } = openSimulator();
    for (const list of ['batch', 'fills']) {
      expect((await call('GET', `/orders/historical/${list}?retail_portfolio_id=other`)).status).toBe(403);
    }
  });
});

describe('canceling', () => {
  it('is accepted before it happens, and once', async () => {
    const { call, kernel } = await openWorld({ venue: { cancelDelayMs: 10_000 } });
    const { json } = await call('POST', '/orders/batch_cancel', {
      body: { orderIds: ['V1', 'V1', 'V2', 'V5', 'V9', 'x'] },
    });
    expect(json.results.map((result: { failure_reason: string }) => result.failure_reason)).toEqual([
      'UNKNOWN_CANCEL_FAILURE_REASON',
      'DUPLICATE_CANCEL_REQUEST',
      'ORDER_IS_FULLY_FILLED',
      'UNKNOWN_CANCEL_ORDER',
      'UNKNOWN_CANCEL_ORDER',
      'UNKNOWN_CANCEL_ORDER',
    ]);
    expect(json.results[5]).toEqual({ success: false, failure_reason: 'UNKNOWN_CANCEL_ORDER', order_id: 'x' });
    const read = async () => (await call('GET', '/orders/historical/V1')).json.order;
    expect(await read()).toMatchObject({ status: 'CANCEL_QUEUED', pending_cancel: true });
    await kernel.advance(10_000);
    expect(await read()).toMatchObject({ status: 'CANCELLED', pending_cancel: false });
  });

  it.each(['{}', '{"order_ids":"V1"}', '{"order_ids":[true]}', 'V1'])('%s cannot be read', async (body) => {
    const { call } = openSimulator();
    const { status, json } = await call('POST', '/orders/batch_cancel', { body });
    expect([status, json.message.startsWith('proto: syntax error (line 1:1): unexpected token')]).toEqual([400, true]);
  });
});
