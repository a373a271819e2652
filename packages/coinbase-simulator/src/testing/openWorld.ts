import { openSimulator, type OpenOptions } from './openSimulator';
import { configured, orderBody } from './orderBody';

/** Of each kind one: a buy that waits, one that was bought, one that was sold, a perpetual, and one that is canceled. */
export async function openWorld(options: OpenOptions = {}) {
  const world = openSimulator(options);
  const { call, kernel } = world;
  const bodies = [
    orderBody({ client_order_id: 'wait' }),
    configured('market_market_ioc', { quote_size: '506' }, { client_order_id: 'bought' }),
    configured('market_market_ioc', { base_size: '0.02' }, { client_order_id: 'sold', side: 'SELL' }),
    configured(
      'limit_limit_gtc',
      { base_size: '0.01', limit_price: '45000' },
      { client_order_id: 'perp', product_id: 'BTC-PERP' },
    ),
    configured('sor_limit_ioc', { base_size: '0.01', limit_price: '41000' }, { client_order_id: 'missed' }),
  ];
  for (const body of bodies) {
    await call('POST', '/orders', { body });
    await kernel.advance(1_000);
  }
  const idsOf = async (query: string): Promise<string[]> =>
    (await call('GET', `/orders/historical/batch${query}`)).json.orders.map(
      (order: { client_order_id: string }) => order.client_order_id,
    );
  return { ...world, idsOf };
}
