import { generatedMarket } from '@bot/broker-mock';
import { generateKey } from './keys/apiKey';
import { signToken } from './keys/testing/signToken';
import { createCoinbaseSimulator } from './simulator';
import { botKey, openSimulator, START, type Json, type OpenOptions } from './testing/openSimulator';
import { configured, orderBody } from './testing/orderBody';

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

describe('a socket', () => {
  /** What is told on a socket that subscribes to something. */
  async function hear(subscription: object, options: OpenOptions = {}) {
    const world = openSimulator(options);
    const frames: Json[] = [];
    const listener = {
      opened: () => socket.send(JSON.stringify(subscription)),
      received: (bytes: Uint8Array) => frames.push(JSON.parse(new TextDecoder().decode(bytes))),
      closed: () => frames.push('closed'),
    };
    const socket = world.wire.connect('wss://advanced-trade-ws.coinbase.com', listener, { maxBytes: 1_000_000 });
    await world.kernel.advance(100);
    return { ...world, frames };
  }
  const token = (key = botKey) => signToken(key, START, null);

  it('knows users by their tokens, and orders by the names of the wire', async () => {
    const { frames, call, kernel } = await hear(
      { type: 'subscribe', channel: 'user', product_ids: ['BTC-USD'], jwt: token() },
      { orderIds: 'uuid' },
    );
    const { json } = await call('POST', '/orders', { body: orderBody() });
    await kernel.advance(100);
    const updates = frames.filter(({ channel }) => channel === 'user');
    expect(updates.at(-1).events[0].orders[0].order_id).toBe(json.success_response.order_id);
  });

  it('tells where perpetuals are held and traded as REST does, also when that changes', async () => {
    const { call, kernel, simulator, frames } = await hear({ type: 'subscribe', channel: 'user', jwt: token() });
    const buy = (client_order_id: string) => {
      const change = { client_order_id, product_id: 'BTC-PERP' };
      return call('POST', '/orders', { body: configured('market_market_ioc', { base_size: '0.01' }, change) });
    };
    await buy('c1');
    await kernel.advance(100);
    const [, { uuid }] = (await call('GET', '/portfolios')).json.portfolios;
    const newest = () => frames.at(-1).events[0].positions;
    expect(newest().perpetual_futures_positions).toMatchObject([{ portfolio_uuid: uuid, net_size: '0.01' }]);
    simulator.change({ perpetualVenue: 'FCM' });
    await buy('c2');
    await kernel.advance(100);
    expect((await call('GET', '/cfm/positions')).json.positions).toMatchObject([{ number_of_contracts: '0.02' }]);
    expect(newest()).toMatchObject({
      perpetual_futures_positions: [],
      expiring_futures_positions: [{ number_of_contracts: '0.02' }],
    });
  });

  it.each<[string, object, OpenOptions]>([
    ['with a wrong token', { jwt: token(generateKey('ES256')) }, {}],
    ['of whom may not look', { jwt: token() }, { venue: { permissions: { canView: false } } }],
    ['about what is not listed', { jwt: token(), product_ids: ['NO-SUCH'] }, {}],
  ])('%s is refused', async (_, change, options) => {
    const { frames } = await hear({ type: 'subscribe', channel: 'user', ...change }, options);
    expect(frames[0]).toMatchObject({ type: 'error' });
  });

  it('of market data needs nobody, and ends with the simulator', async () => {
    const { frames, simulator, kernel } = await hear({
      type: 'subscribe',
      channel: 'ticker',
      product_ids: ['BTC-USD'],
    });
    expect(frames[0].events[0].tickers[0].product_id).toBe('BTC-USD');
    const heard: boolean[] = [];
    simulator.watchReach((isReachable) => heard.push(isReachable))();
    simulator.close();
    await kernel.advance(100);
    expect([frames.at(-1), heard, simulator.switches().mostPerPage]).toEqual(['closed', [], 1_000]);
  });

  it('calls a trade as the list of trades does, whoever made it', async () => {
    const { frames, call, kernel } = await hear(
      { type: 'subscribe', channel: 'market_trades', product_ids: ['BTC-USD'] },
      { venue: { market: generatedMarket() }, orderIds: 'uuid' },
    );
    await kernel.advance(60_000);
    await call('POST', '/orders', { body: configured('market_market_ioc', { quote_size: '100' }) });
    await kernel.advance(1_000);
    const { json } = await call('GET', '/products/BTC-USD/ticker?limit=1000');
    const heard = frames.filter(({ channel }) => channel === 'market_trades').flatMap(({ events }) => events[0].trades);
    const idsOf = (trades: Json[]) => trades.map(({ trade_id, price, size }) => [Number(trade_id), price, size]).sort();
    expect(heard.length).toBeGreaterThan(1);
    expect(idsOf(json.trades)).toEqual(expect.arrayContaining(idsOf(heard)));
  });

  it('and requests need a key that was made for them', () => {
    const { venue, clock } = openSimulator();
    const [key, ...others] = createCoinbaseSimulator({ venue, clock }).keys;
    expect([key?.accountId, key?.algorithm, others]).toEqual(['bot', 'ES256', []]);
  });
});
