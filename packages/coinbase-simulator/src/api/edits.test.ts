import { openSimulator } from '../testing/openSimulator';
import { openWorld } from '../testing/openWorld';

describe('editing', () => {
  const NO_PREVIEW = 'UNKNOWN_PREVIEW_FAILURE_REASON';

  it.each<[string, object, string, string]>([
    ['nothing', { order_id: 'V9', price: '41000', size: '0.01' }, 'ORDER_NOT_FOUND', NO_PREVIEW],
    ['what has no such name', { order_id: 'x', price: '41000', size: '0.01' }, 'ORDER_NOT_FOUND', NO_PREVIEW],
    ['what has ended', { order_id: 'V2', price: '41000', size: '0.01' }, 'ONLY_OPEN_ORDERS_CAN_BE_EDITED', NO_PREVIEW],
    ['without a size', { order_id: 'V1', price: '41000' }, 'INVALID_EDITED_SIZE', NO_PREVIEW],
    ['without a price', { order_id: 'V1', size: '0.01' }, 'INVALID_EDITED_PRICE', NO_PREVIEW],
    [
      'to the same',
      { order_id: 'V1', price: '40000.00', size: '0.01' },
      'EDIT_REQUEST_EQUAL_TO_ORIGINAL_REQUEST',
      NO_PREVIEW,
    ],
    [
      'too finely',
      { order_id: 'V1', price: '40000.001', size: '0.01' },
      'INVALID_EDITED_PRICE',
      'PREVIEW_INVALID_PRICE_PRECISION',
    ],
    [
      'beyond one’s means',
      { order_id: 'V1', price: '40000', size: '1' },
      'COMMANDER_REJECTED_EDIT_ORDER',
      'PREVIEW_INSUFFICIENT_FUND',
    ],
  ])('%s is refused', async (_, body, edit, preview) => {
    const { call } = await openWorld();
    const { status, json } = await call('POST', '/orders/edit', { body: JSON.stringify(body) });
    const errors = [{ edit_failure_reason: edit, preview_failure_reason: preview }];
    expect([status, json]).toEqual([200, { success: false, errors }]);
  });

  it('is refused while a cancel is on its way, and for US futures', async () => {
    const { call, simulator } = await openWorld({ venue: { cancelDelayMs: 10_000 } });
    const reason = async (body: object) =>
      (await call('POST', '/orders/edit', { body: JSON.stringify(body) })).json.errors[0].edit_failure_reason;
    const perp = { order_id: 'V4', price: '44000', size: '0.01' };
    simulator.change({ perpetualVenue: 'FCM' });
    expect(await reason(perp)).toBe('CANNOT_EDIT_FUTURES_ORDER');
    await call('POST', '/orders/batch_cancel', { body: { order_ids: ['V1'] } });
    expect(await reason({ order_id: 'V1', price: '41000', size: '0.01' })).toBe('CANNOT_EDIT_ORDER_PENDING_CANCEL');
  });

  it('without an order is no request', async () => {
    const { call } = openSimulator();
    expect((await call('POST', '/orders/edit', { body: {} })).json.message).toBe('order_id is required');
  });

  it('can be thought through first', async () => {
    const { call } = await openWorld();
    const preview = async (body: object) =>
      (await call('POST', '/orders/edit_preview', { body: JSON.stringify(body) })).json;
    expect(await preview({ order_id: 'V1', price: '41000', size: '0.02' })).toMatchObject({
      ...{ errors: [], base_size: '0.02', order_total: '820', commission_total: '0', average_filled_price: '0' },
      ...{ best_bid: '49995', best_ask: '50005', slippage: '0' },
    });
    expect(await preview({ order_id: 'V1', price: '60000', size: '0.02' })).toMatchObject({
      ...{ errors: [], average_filled_price: '50005', commission_total: '12.0012' },
    });
    const reasonOf = async (body: object) => (await preview(body)).errors[0].edit_failure_reason;
    expect(await reasonOf({ order_id: 'V9', price: '1', size: '1' })).toBe('ORDER_NOT_FOUND');
    expect(await reasonOf({ order_id: 'V1', price: '1', size: '4000' })).toBe('COMMANDER_REJECTED_EDIT_ORDER');
    expect(await reasonOf({ order_id: 'V1', price: '41000.001', size: '1' })).toBe('INVALID_EDITED_PRICE');
    expect((await call('GET', '/orders/historical/V1')).json.order.edit_history).toEqual([]);
  });
});
