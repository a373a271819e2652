import { isWireError } from '@bot/core';
import type { Malformation, RequestPoint } from '@bot/simulation';
import { openSimulator } from '../testing/openSimulator';
import { configured, orderBody } from '../testing/orderBody';

/** One request of each method of the port. */
const requests: Record<RequestPoint, readonly [method: 'GET' | 'POST', path: string, body?: object]> = {
  submitOrder: ['POST', '/orders', orderBody({ client_order_id: 'new' })],
  cancelOrders: ['POST', '/orders/batch_cancel', { order_ids: ['V1'] }],
  amendOrder: ['POST', '/orders/edit', { order_id: 'V1', price: '41000', size: '0.01' }],
  closePosition: ['POST', '/orders/close_position', { client_order_id: 'close', product_id: 'BTC-PERP' }],
  balances: ['GET', '/accounts'],
  positions: ['GET', '/intx/positions/{perpetuals}'],
  openOrders: ['GET', '/orders/historical/batch?order_status=OPEN'],
  order: ['GET', '/orders/historical/V1'],
  findOrderByClientId: ['GET', '/orders/historical/batch'],
  fillsSince: ['GET', '/orders/historical/fills'],
  fundingSince: ['GET', '/intx/portfolio/{perpetuals}'],
  marginSummary: ['GET', '/intx/portfolio/{perpetuals}'],
  permissions: ['GET', '/key_permissions'],
  fees: ['GET', '/transaction_summary'],
  instruments: ['GET', '/products'],
  quote: ['GET', '/best_bid_ask'],
  candles: ['GET', '/products/BTC-USD/candles?granularity=ONE_MINUTE'],
  venueTime: ['GET', '/time'],
};
const points = (Object.keys(requests) as RequestPoint[]).filter((point) => point !== 'fundingSince');

/** An order that waits, a position, and minutes that have passed. */
async function openWorld() {
  const world = openSimulator();
  await world.call('POST', '/orders', { body: orderBody() });
  const perpetual = { client_order_id: 'c2', product_id: 'BTC-PERP' };
  await world.call('POST', '/orders', { body: configured('market_market_ioc', { base_size: '0.01' }, perpetual) });
  const { portfolios } = (await world.call('GET', '/portfolios')).json;
  await world.kernel.advance(120_000);
  const begin = (point: RequestPoint) => {
    const [method, path, body] = requests[point];
    const target = path.replace('{perpetuals}', portfolios[1].uuid);
    return world.begin(method, target, body === undefined ? {} : { body: JSON.stringify(body) });
  };
  return { ...world, begin, ask: (point: RequestPoint) => world.kernel.run(begin(point)) };
}

describe('each request', () => {
  it.each(points)('of %s is known by its name at the venue', async (point) => {
    const { ask, truth } = await openWorld();
    const { status } = await ask(point);
    expect([status, truth.requests().at(-1)?.method]).toEqual([200, point]);
  });

  it.each(points)('of %s fails on the wire as it does at the port', async (point) => {
    const { ask, control, begin, kernel } = await openWorld();
    const { faults } = control;
    faults.on(point).fail('VenueUnavailable');
    const unavailable = await ask(point);
    expect([unavailable.status, unavailable.text]).toEqual([503, expect.stringMatching(/^go\/sg\/[0-9a-f-]{36}$/)]);
    faults.on(point).fail('AuthenticationFailed');
    const unauthorized = await ask(point);
    expect([unauthorized.status, unauthorized.text, unauthorized.headers['content-type']]).toEqual([
      ...[401, 'Unauthorized\n', 'text/plain; charset=utf-8'],
    ]);
    faults.on(point).fail('PermissionDenied');
    const denied = await ask(point);
    expect([denied.status, denied.text]).toEqual([
      403,
      '{"error":"PERMISSION_DENIED","error_details":"Missing required scopes","message":"Missing required scopes"}',
    ]);
    faults.on(point).fail('InvalidRequest');
    expect((await ask(point)).status).toBe(400);
    faults.on(point).fail('NotFound');
    expect((await ask(point)).status).toBe(404);
    faults.on(point).fail('NotConnected');
    await expect(ask(point)).rejects.toMatchObject({ code: 'Unreachable' });
    faults.on(point).fail('ConnectionLost');
    await expect(ask(point)).rejects.toMatchObject({ code: 'Broken' });
    faults.on(point).dropRequest();
    let isSettled = false;
    const settle = (): void => void (isSettled = true);
    begin(point).then(settle, settle);
    await kernel.advance(3_600_000);
    expect(isSettled).toBe(false);
    expect(faults.pending()).toEqual([]);
  });
});

describe('a rate limit', () => {
  it('is JSON, and says when to come again where that is known', async () => {
    const { ask, control } = await openWorld();
    control.faults.on('balances').rateLimit({ retryAfterMs: 1_500 });
    const { status, json, headers } = await ask('balances');
    expect([status, json.error, headers['retry-after']]).toEqual([429, 'RATE_LIMIT_EXCEEDED', '2']);
    control.faults.on('balances').rateLimit();
    expect((await ask('balances')).headers).not.toHaveProperty('retry-after');
  });

  it('is a page of HTML by a switch', async () => {
    const { ask, control, simulator } = await openWorld();
    simulator.change({ htmlRateLimit: true });
    control.faults.on('submitOrder').rateLimit();
    const { status, text, headers } = await ask('submitOrder');
    expect([status, headers['content-type'], text.length > 2_000]).toEqual([429, 'text/html; charset=utf-8', true]);
  });
});

describe('a malformed answer', () => {
  it.each<[RequestPoint, Malformation, unknown]>([
    ['submitOrder', 'MissingField', { success: undefined, success_response: undefined }],
    ['cancelOrders', 'MissingField', { results: undefined }],
    ['venueTime', 'MissingField', { iso: undefined, epochMillis: undefined }],
    ['openOrders', 'UnknownStatus', { orders: [{ status: 'NEVER_HEARD_OF' }] }],
    ['order', 'UnknownStatus', { order: { status: 'NEVER_HEARD_OF' } }],
    ['instruments', 'UnknownStatus', { products: expect.arrayContaining([{}]) }],
    ['order', 'EmptyNumber', { order: { order_configuration: { limit_limit_gtc: { base_size: '' } } } }],
    ['balances', 'EmptyNumber', { accounts: [{ available_balance: { value: '' } }, {}] }],
    [
      'balances',
      'NegativeBalance',
      { accounts: [{ available_balance: { value: expect.stringMatching(/^-\d/) } }, {}] },
    ],
    ['positions', 'EmptyNumber', { positions: [{ net_size: '' }] }],
    ['quote', 'EmptyNumber', { pricebooks: expect.any(Array) }],
    ['candles', 'EmptyNumber', { candles: expect.any(Array) }],
    ['fees', 'EmptyNumber', { fee_tier: { maker_fee_rate: '' } }],
    ['fillsSince', 'EmptyNumber', { fills: [{ price: '' }] }],
    ['marginSummary', 'EmptyNumber', { portfolios: [{ total_balance: { value: '' } }] }],
  ])('of %s with %s', async (point, how, expected) => {
    const { ask, control } = await openWorld();
    control.faults.on(point).malformed(how);
    const { status, json } = await ask(point);
    expect(status).toBe(200);
    if (how === 'MissingField') expect(json).toEqual(expect.not.objectContaining(namesIn(expected)));
    else if (point !== 'instruments') expect(json).toMatchObject(expected as object);
    else expect(json.products[0].status).toBe('NEVER_HEARD_OF');
  });

  it('that has no place for it is broken as a whole', async () => {
    const { call, control } = openSimulator();
    control.faults.on('openOrders').malformed('UnknownStatus');
    const { status, text } = await call('GET', '/orders/historical/batch?order_status=OPEN');
    expect([status, text]).toEqual([200, '{"']);
  });

  it('that has none of the fields that must be there is broken as a whole, too', async () => {
    const { call, control } = openSimulator();
    control.faults.on('marginSummary').malformed('MissingField');
    const { status, text } = await call('GET', '/cfm/intraday/margin_setting');
    expect([status, text]).toEqual([200, '{"']);
  });

  it('of nothing owned is below zero', async () => {
    const { call, control } = openSimulator({ venue: { balances: { USD: '0' } } });
    control.faults.on('balances').malformed('NegativeBalance');
    const { accounts } = (await call('GET', '/accounts')).json;
    expect(accounts[0].available_balance.value).toBe('-1');
  });

  it('cannot be one that is no JSON', async () => {
    const { call, control } = openSimulator();
    control.faults.on('balances').malformed('MissingField');
    const { text } = await call('GET', '/accounts', { key: null });
    expect(text).toBe('{"');
  });
});

describe('what the venue does not list', () => {
  it('is a list without it, or not found', async () => {
    const { ask, control } = await openWorld();
    control.faults.on('findOrderByClientId').notFound();
    expect((await ask('findOrderByClientId')).json.orders).toEqual([]);
    control.faults.on('order').notFound();
    const { status, json } = await ask('order');
    expect([status, json.message]).toEqual([404, 'order with this orderID was not found']);
    control.faults.on('quote').notFound();
    expect((await ask('quote')).json.message).toBe('valid product_id is required');
  });
});

describe('other faults', () => {
  it('are of the wire too: what was done and not told, twice, or as it was before', async () => {
    const { ask, control, truth, call, begin, kernel } = await openWorld();
    control.faults.on('submitOrder').acceptThenDropResponse();
    begin('submitOrder').catch(() => undefined);
    await kernel.advance(10_000);
    expect(truth.orders()).toHaveLength(3);
    expect((await ask('submitOrder')).json.success_response.order_id).toBe('V3');
    control.faults.on('cancelOrders').duplicateRequest();
    expect((await ask('cancelOrders')).json.results[0].success).toBe(true);
    control.faults.on('submitOrder').serverError({ acted: true });
    const body = orderBody({ client_order_id: 'again' });
    expect((await call('POST', '/orders', { body })).status).toBe(503);
    expect(truth.orders()).toHaveLength(4);
  });

  it('can be stale', async () => {
    const { call, control, kernel } = openSimulator({ venue: { remembersMs: 60_000 } });
    await kernel.advance(10_000);
    await call('POST', '/orders', { body: orderBody() });
    control.faults.on('openOrders').stale('5s');
    expect((await call('GET', '/orders/historical/batch?order_status=OPEN')).json.orders).toEqual([]);
    expect((await call('GET', '/orders/historical/batch?order_status=OPEN')).json.orders).toHaveLength(1);
  });

  it('end with the venue', async () => {
    const { call, venue } = openSimulator();
    venue.stop();
    const error: unknown = await call('GET', '/accounts').catch((reason: unknown) => reason);
    expect(isWireError(error, 'Unreachable')).toBe(true);
  });
});

const namesIn = (expected: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.keys(expected as object).map((name) => [name, expect.anything()]));
