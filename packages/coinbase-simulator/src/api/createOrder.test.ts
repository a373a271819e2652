import type { JsonObject } from '@bot/core';
import { openSimulator, type OpenOptions } from '../testing/openSimulator';
import { configured, orderBody } from '../testing/orderBody';

const post = async (body: JsonObject | string, options: OpenOptions = {}) => {
  const world = openSimulator(options);
  return { ...world, ...(await world.call('POST', '/orders', { body })) };
};
const SELL = { side: 'SELL' };
const PERP = { product_id: 'BTC-PERP' };
const echoed = { rfq_enabled: false, rfq_disabled: false, reduce_only: false };
const inADay = '2026-01-02T00:00:00Z';

describe('a new order', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    [
      'at the market by what is spent',
      configured('market_market_ioc', { quote_size: '50' }),
      { market_market_ioc: { quote_size: '50', ...echoed } },
      'FILLED',
    ],
    [
      'at the market',
      configured('market_market_ioc', { base_size: '0.01', reduce_only: true }, SELL),
      { market_market_ioc: { base_size: '0.01', ...echoed, reduce_only: true } },
      'FILLED',
    ],
    [
      'of a perpetual, all or nothing',
      configured('market_market_fok', { base_size: '0.01' }, { ...PERP, leverage: '5', margin_type: 'CROSS' }),
      { market_market_fok: { base_size: '0.01', ...echoed } },
      'FILLED',
    ],
    [
      'immediate or cancel',
      configured('sor_limit_ioc', { base_size: '0.01', limit_price: '40000' }),
      { sor_limit_ioc: { base_size: '0.01', limit_price: '40000', post_only: false, ...echoed } },
      'CANCELLED',
    ],
    [
      'that waits',
      orderBody(),
      { limit_limit_gtc: { base_size: '0.01', limit_price: '40000', post_only: false, ...echoed } },
      'OPEN',
    ],
    [
      'that waits till a date',
      configured('limit_limit_gtd', { base_size: '0.01', limit_price: '40000', end_time: inADay, post_only: true }),
      { limit_limit_gtd: { base_size: '0.01', limit_price: '40000', end_time: inADay, post_only: true, ...echoed } },
      'OPEN',
    ],
    [
      'fill or kill',
      configured('limit_limit_fok', { base_size: '0.01', limit_price: '51000' }),
      { limit_limit_fok: { base_size: '0.01', limit_price: '51000', post_only: false, ...echoed } },
      'FILLED',
    ],
    [
      'that waits for its stop',
      configured('stop_limit_stop_limit_gtc', {
        ...{ base_size: '0.01', limit_price: '61000', stop_price: '60000' },
        stop_direction: 'STOP_DIRECTION_STOP_UP',
      }),
      {
        stop_limit_stop_limit_gtc: {
          ...{ base_size: '0.01', limit_price: '61000', stop_price: '60000' },
          ...{ stop_direction: 'STOP_DIRECTION_STOP_UP', ...echoed },
        },
      },
      'OPEN',
    ],
    [
      'that waits for its stop till a date',
      configured(
        'stop_limit_stop_limit_gtd',
        {
          ...{ base_size: '0.01', limit_price: '39000', stop_price: '40000', end_time: inADay },
          stop_direction: 'STOP_DIRECTION_STOP_DOWN',
        },
        SELL,
      ),
      {
        stop_limit_stop_limit_gtd: {
          ...{ base_size: '0.01', limit_price: '39000', stop_price: '40000', end_time: inADay },
          ...{ stop_direction: 'STOP_DIRECTION_STOP_DOWN', ...echoed },
        },
      },
      'OPEN',
    ],
    [
      'that takes a profit or ends a loss',
      configured('trigger_bracket_gtc', { base_size: '0.01', limit_price: '60000', stop_trigger_price: '40000' }, SELL),
      {
        trigger_bracket_gtc: { base_size: '0.01', limit_price: '60000', stop_trigger_price: '40000', ...echoed },
      },
      'OPEN',
    ],
    [
      'that does so till a date',
      configured(
        'trigger_bracket_gtd',
        { base_size: '0.01', limit_price: '60000', stop_trigger_price: '40000', end_time: inADay },
        SELL,
      ),
      {
        trigger_bracket_gtd: {
          ...{ base_size: '0.01', limit_price: '60000', stop_trigger_price: '40000', end_time: inADay },
          ...echoed,
        },
      },
      'OPEN',
    ],
  ])('%s', async (_, body, configuration, status) => {
    const { json, call } = await post(body);
    expect(json).toEqual({
      success: true,
      success_response: {
        ...{ order_id: 'V1', product_id: body['product_id'], side: body['side'] },
        ...{ client_order_id: 'c1', attached_order_id: '' },
      },
      order_configuration: configuration,
    });
    const { order } = (await call('GET', '/orders/historical/V1')).json;
    expect([order.status, order.order_configuration]).toEqual([status, configuration]);
  });

  it('with an id that was used is the first one again', async () => {
    const { json, call, truth } = await post(orderBody());
    const again = await call('POST', '/orders', { body: configured('market_market_ioc', { base_size: '0.5' }) });
    expect(again.json).toEqual(json);
    expect(truth.orders()).toHaveLength(1);
  });

  it('with an id that was used can be refused, too', async () => {
    const { json, call, truth } = await post(orderBody(), { switches: { refuseUsedIds: true } });
    expect(json).toMatchObject({ success: true });
    const again = await call('POST', '/orders', { body: orderBody() });
    expect(again).toMatchObject({
      status: 200,
      json: { success: false, error_response: { error: 'DUPLICATE_CLIENT_ORDER_ID' } },
    });
    expect(truth.orders()).toHaveLength(1);
  });

  it('is read in camelCase, with numbers as they are written', async () => {
    const { json } = await post(
      '{"clientOrderId":"c1","productId":"BTC-USD","side":"BUY","leverage":1.0,"orderConfiguration":{"limitLimitGtc":{"baseSize":0.01000000,"limitPrice":40000.00,"postOnly":"True"}}}',
    );
    expect(json.order_configuration.limit_limit_gtc).toEqual({
      ...{ base_size: '0.01', limit_price: '40000', post_only: true },
      ...echoed,
    });
  });

  it('had another answer before September 2024', async () => {
    const { json } = await post(orderBody(), { switches: { legacyCreateAnswer: true } });
    expect(json).toMatchObject({ success: true, failure_reason: 'UNKNOWN_FAILURE_REASON', order_id: 'V1' });
  });

  it.each<[string, JsonObject | string, string]>([
    ['nothing', '', 'proto: syntax error (line 1:1): unexpected token '],
    ['no JSON', '{"side":', 'proto: syntax error (line 1:1): unexpected token {"side":'],
    ['a list', '[]', 'proto: syntax error (line 1:1): unexpected token'],
    ['null', 'null', 'proto: syntax error (line 1:1): unexpected token'],
    ['no id', orderBody({ client_order_id: '' }), 'client_order_id is required'],
    ['an id that is too long', orderBody({ client_order_id: 'x'.repeat(129) }), 'client_order_id is not valid'],
    ['an id of the venue', orderBody({ client_order_id: 'liquidation-1' }), 'client_order_id is not valid'],
    ['no product', orderBody({ product_id: null }), 'valid product_id is required'],
    ['no side', orderBody({ side: null }), 'side is required'],
    ['a side that is none', orderBody({ side: 'HOLD' }), 'proto: (line 1:1): invalid value for field side: HOLD'],
    ['a side of another kind', orderBody({ side: true }), 'proto: (line 1:1): invalid value for field side: true'],
    [
      'a price that is none',
      configured('limit_limit_gtc', { base_size: '1', limit_price: 'dear' }),
      'proto: (line 1:1): invalid value for field limit_price: dear',
    ],
    [
      'a flag that is none',
      configured('limit_limit_gtc', { base_size: '1', limit_price: '1', post_only: 'maybe' }),
      'proto: (line 1:1): invalid value for field post_only: "maybe"',
    ],
    [
      'a date that is none',
      configured('limit_limit_gtd', { base_size: '1', limit_price: '1', end_time: 'soon' }),
      'proto: (line 1:1): invalid value for field end_time: soon',
    ],
    [
      'a configuration that is none',
      orderBody({ order_configuration: [] }),
      'proto: (line 1:1): invalid value for field order_configuration: []',
    ],
  ])('cannot be read: %s', async (_, body, message) => {
    const { status, json, truth } = await post(body);
    expect([status, json.error, json.message]).toEqual([400, 'INVALID_ARGUMENT', message]);
    expect(truth.orders()).toEqual([]);
  });

  it('is not for the portfolio of somebody else', async () => {
    const { status, text } = await post(orderBody({ retail_portfolio_id: 'other' }));
    expect([status, text]).toEqual([
      403,
      '{"error":"PERMISSION_DENIED","error_details":"User does not have access to portfolio","message":"User does not have access to portfolio"}',
    ]);
  });
});

describe('closing a position', () => {
  const close = (change: JsonObject = {}) => ({ client_order_id: 'c2', product_id: 'BTC-PERP', ...change });

  it('is a market order over all of it, or a part', async () => {
    const { call } = await post(configured('market_market_ioc', { base_size: '0.02' }, PERP));
    const part = await call('POST', '/orders/close_position', { body: close({ size: '0.005' }) });
    expect(part.json).toMatchObject({
      success: true,
      success_response: { order_id: 'V2', product_id: 'BTC-PERP', side: 'SELL', client_order_id: 'c2' },
      order_configuration: { market_market_ioc: { base_size: '0.005', reduce_only: true } },
    });
    const rest = await call('POST', '/orders/close_position', { body: close({ client_order_id: 'c3' }) });
    expect(rest.json.order_configuration.market_market_ioc.base_size).toBe('0.015');
  });

  it('is refused where there is none', async () => {
    const { call } = openSimulator();
    const { json } = await call('POST', '/orders/close_position', { body: close() });
    expect(json).toMatchObject({ success: false, error_response: { error: 'COMMANDER_REJECTED_NEW_ORDER' } });
    const nowhere = await call('POST', '/orders/close_position', { body: close({ product_id: null }) });
    expect([nowhere.status, nowhere.json.message]).toEqual([400, 'valid product_id is required']);
  });
});
