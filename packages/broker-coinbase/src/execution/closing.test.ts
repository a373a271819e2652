import { quantityOf } from '@bot/core';
import { bodyOf, openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { accepted, account, orderId, permissions, refused } from '../testing/wireFacts';

const ordersSent = ({ venue }: BrokerWorld): number => venue.lines.filter((line) => line === 'POST /orders').length;

describe('closing', () => {
  const close = (world: BrokerWorld, instrumentId: string, quantity?: string) =>
    world.run(
      world.broker.closePosition({
        ...{ clientOrderId: 'bot-1', instrumentId },
        ...(quantity === undefined ? {} : { quantity: quantityOf(quantity) }),
      }),
    );

  it('coins sells what is not on hold, once', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted()));
    expect(await close(world, 'BTC-USD')).toMatchObject({ outcome: 'Accepted', venueOrderId: orderId });
    expect(bodyOf(world.venue)).toMatchObject({
      side: 'SELL',
      order_configuration: { market_market_ioc: { base_size: '0.5' } },
    });
    expect(await close(world, 'BTC-USD')).toMatchObject({ outcome: 'Accepted', venueOrderId: orderId });
    expect(ordersSent(world)).toBe(1);
  });

  it('a part of them sells that part', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted()));
    await close(world, 'BTC-USD', '0.2');
    expect(bodyOf(world.venue)).toMatchObject({ order_configuration: { market_market_ioc: { base_size: '0.2' } } });
  });

  it('coins that are not there is refused, unless they were sold under this id before', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /accounts', said({ accounts: [account('USD', '5')], has_next: false }));
    expect(await close(world, 'BTC-USD')).toMatchObject({ outcome: 'Accepted', venueOrderId: orderId });
    const none = openBrokerWorld();
    none.venue.on('GET /accounts', said({ accounts: [account('USD', '5')], has_next: false }));
    none.venue.on('GET /orders/historical/batch', said({ orders: [], has_next: false }));
    expect(await close(none, 'BTC-USD')).toMatchObject({ outcome: 'Rejected', reason: 'ReduceOnlyWouldIncrease' });
    expect(await close(none, 'BTC-USD')).toMatchObject({ outcome: 'Rejected', reason: 'ReduceOnlyWouldIncrease' });
  });

  it('a perpetual is a request of its own', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders/close_position', said(accepted()));
    expect(await close(world, 'BTC-PERP-INTX', '0.5')).toMatchObject({ outcome: 'Accepted' });
    expect(bodyOf(world.venue)).toEqual({ client_order_id: 'bot-1', product_id: 'BTC-PERP-INTX', size: '0.5' });
  });

  it('a perpetual of which nothing is held says so', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /key_permissions', said(permissions({ portfolio_type: 'INTX' })));
    world.venue.on('GET /intx/positions/p-1', said({ positions: [] }));
    world.venue.on(
      'POST /orders/close_position',
      said(refused({ error: 'UNKNOWN_FAILURE_REASON', message: 'no position' })),
    );
    expect(await close(world, 'BTC-PERP-INTX')).toMatchObject({ reason: 'ReduceOnlyWouldIncrease' });
    const held = { symbol: 'BTC-PERP-INTX', net_size: '1', position_side: 'POSITION_SIDE_LONG', vwap: { value: '5' } };
    const other = openBrokerWorld();
    other.venue.on('GET /key_permissions', said(permissions({ portfolio_type: 'INTX' })));
    other.venue.on('GET /intx/positions/p-1', said({ positions: [held] }));
    other.venue.on('POST /orders/close_position', said(refused({ error: 'IN_LIQUIDATION' })), said(refused({})));
    expect(await close(other, 'BTC-PERP-INTX')).toMatchObject({ reason: 'InLiquidation' });
  });

  it('what does not exist is refused', async () => {
    expect(await close(openBrokerWorld(), 'NO-SUCH')).toMatchObject({ reason: 'UnknownInstrument' });
  });
});
