import { generateKey } from './keys/apiKey';
import { signToken } from './keys/testing/signToken';
import { botKey, openSimulator, type Json } from './testing/openSimulator';

const limit = (id: string, side: 'BUY' | 'SELL', price: string) => ({
  ...{ client_order_id: id, product_id: 'BTC-USD', side },
  order_configuration: { limit_limit_gtc: { base_size: '0.01', limit_price: price } },
});

/** Connects, and says what the key may say. */
async function openSocket(options: Parameters<typeof openSimulator>[0] = {}) {
  const world = openSimulator(options);
  const frames: Json[] = [];
  const socket = world.wire.connect(
    'wss://advanced-trade-ws-user.coinbase.com/',
    {
      opened: () => undefined,
      received: (message) => void frames.push(JSON.parse(new TextDecoder().decode(message))),
      closed: () => undefined,
    },
    { maxBytes: 10_000_000 },
  );
  await world.kernel.settled();
  async function subscribe(channel: string, more: object = {}): Promise<void> {
    socket.send(JSON.stringify({ type: 'subscribe', channel, ...more }));
    await world.kernel.advance(50);
  }
  const jwt = (key = botKey): string => signToken(key, world.clock.now(), null);
  return { ...world, frames, subscribe, jwt };
}

describe('orders over REST and what the sockets tell of them', () => {
  it('go by the same names', async () => {
    const { call, frames, subscribe, jwt, kernel } = await openSocket({ orderIds: 'uuid' });
    await subscribe('user', { jwt: jwt() });
    const { json } = await call('POST', '/orders', { body: limit('c1', 'BUY', '51000') });
    await kernel.advance(100);
    const [user] = frames.filter(({ channel }) => channel === 'subscriptions');
    const last = frames.at(-1).events[0].orders[0];
    const { json: listed } = await call('GET', `/orders/historical/${json.success_response.order_id}`);
    expect(last).toMatchObject({
      order_id: json.success_response.order_id,
      ...{ client_order_id: 'c1', status: 'FILLED', product_id: 'BTC-USD' },
      ...{ cumulative_quantity: listed.order.filled_size, total_fees: listed.order.total_fees },
      ...{ avg_price: listed.order.average_filled_price, filled_value: listed.order.filled_value },
      ...{ retail_portfolio_id: listed.order.retail_portfolio_id, order_type: 'Limit' },
    });
    expect(user.events[0].subscriptions.user).toEqual([listed.order.user_id]);
  });

  it('and so do trades, before and after somebody listens', async () => {
    const { call, frames, subscribe, kernel, control } = await openSocket();
    control.take('BTC-USD', 'Buy', '0.1');
    await subscribe('market_trades', { product_ids: ['BTC-USD'] });
    control.take('BTC-USD', 'Sell', '0.2');
    await kernel.advance(500);
    const told = frames
      .filter(({ channel }) => channel === 'market_trades')
      .flatMap(({ events }) => events[0].trades.map(({ trade_id: id }: Json) => id));
    const { json } = await call('GET', '/market/products/BTC-USD/ticker?limit=10', { key: null });
    expect(told).toEqual(['P1', 'P2']);
    expect(json.trades.map(({ trade_id: id }: Json) => id).sort()).toEqual(told);
  });

  it('are for whoever may see them', async () => {
    const blind = generateKey('EdDSA', { name: 'blind', permissions: { canView: false } });
    const { frames, subscribe, jwt, control } = await openSocket({ keys: [botKey, blind] });
    await subscribe('user');
    await subscribe('user', { jwt: jwt(blind) });
    await subscribe('user', { jwt: jwt() });
    control.permissions({ canView: false });
    await subscribe('user', { jwt: jwt() });
    expect(frames.map(({ message, channel }) => message ?? channel)).toEqual([
      ...['authentication failure', 'authentication failure', 'user', 'subscriptions', 'authentication failure'],
    ]);
  });
});
