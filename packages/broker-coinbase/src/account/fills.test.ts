import { texts } from '../testing/texts';
import { openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { startAt } from '../testing/restWorld';
import { btcUsd, fill, filledHalf, openOrder, orderId } from '../testing/wireFacts';

const ask = async <T>(world: BrokerWorld, call: (broker: BrokerWorld['broker']) => Promise<T>): Promise<unknown> =>
  texts(await world.run(call(world.broker)));

describe('the orders', () => {
  it('that are open are asked for with those that wait in line', async () => {
    const world = openBrokerWorld();
    expect(await ask(world, (broker) => broker.openOrders())).toMatchObject([{ progress: { status: 'Accepted' } }]);
    const list = 'GET /orders/historical/batch?';
    const queued = ['PENDING', 'QUEUED', 'CANCEL_QUEUED', 'EDIT_QUEUED']
      .map((status) => `order_status=${status}&`)
      .join('');
    const asked = [`${list}${queued}limit=250`, `${list}order_status=OPEN&limit=250`, `${list}${queued}limit=250`];
    expect(world.venue.lines).toEqual(asked);
    world.venue.on('GET /orders/historical/batch', said({ orders: [openOrder(), { broken: true }], has_next: false }));
    await expect(world.run(world.broker.openOrders())).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('are asked for without a status that the venue does not know', async () => {
    const world = openBrokerWorld();
    const unknown = { error: 'unknown', message: 'parsing list "order_status": "EDIT_QUEUED" is not a valid value' };
    const list = 'GET /orders/historical/batch';
    const rest = 'order_status=PENDING&order_status=QUEUED&order_status=CANCEL_QUEUED';
    world.venue.on(`${list}?${rest}&order_status=EDIT_QUEUED&limit=250`, said(unknown, 400));
    expect(await world.run(world.broker.openOrders())).toHaveLength(1);
    await world.run(world.broker.openOrders());
    expect(world.venue.lines.filter((line) => line.includes('EDIT_QUEUED'))).toHaveLength(1);
    world.venue.on(`${list}?${rest}&limit=250`, said({ error: 'INVALID_ARGUMENT' }, 400));
    await expect(world.run(world.broker.openOrders())).rejects.toMatchObject({ code: 'InvalidRequest' });
  });

  it('are read one by one; what is not there is NotFound', async () => {
    const world = openBrokerWorld();
    world.venue.on(`GET /orders/historical/${orderId}`, said({ order: filledHalf() }));
    expect(await ask(world, (broker) => broker.order(orderId))).toMatchObject({ progress: { commission: '1.5' } });
    await expect(world.run(world.broker.order('no-such-order'))).rejects.toMatchObject({ code: 'NotFound' });
    world.venue.on(`GET /orders/historical/${orderId}`, said({ order: filledHalf({ filled_size: '9' }) }));
    await expect(world.run(world.broker.order(orderId))).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });
});

describe('the fills', () => {
  const fills = (world: BrokerWorld, since = 0) => ask(world, (broker) => broker.fillsSince(since));

  it('come oldest first, each once, under the id of their order', async () => {
    const world = openBrokerWorld();
    const [second, first] = [fill({ trade_id: 't-2' }), fill({ trade_time: '2026-11-22T10:00:01Z' })];
    world.venue.on(
      'GET /orders/historical/fills',
      said({ fills: [second, first], cursor: 'c' }),
      said({ fills: [first, fill({ trade_id: 't-0', trade_time: '2026-11-22T09:00:00Z' })], cursor: '' }),
    );
    expect(await fills(world)).toMatchObject([
      { tradeId: 't-0' },
      { tradeId: 't-1', clientOrderId: 'bot-1' },
      { tradeId: 't-2' },
    ]);
    world.venue.on('GET /orders/historical/fills', said({ fills: [second, first], cursor: '' }));
    expect(await fills(world, startAt + 1_100)).toMatchObject([{ tradeId: 't-2' }]);
  });

  const nobodyLists = (): BrokerWorld => {
    const world = openBrokerWorld();
    world.venue.on('GET /orders/historical/batch', said({ orders: [], has_next: false }));
    world.venue.on('GET /orders/historical/fills', said({ fills: [fill()], cursor: '' }));
    return world;
  };

  it('of an order that is not listed yet are an error: whose they are is not known', async () => {
    await expect(fills(nobodyLists())).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('of an order that nobody knows after a minute are not ours', async () => {
    const world = nobodyLists();
    await world.kernel.advance(62_000);
    expect(await fills(world)).toMatchObject([{ clientOrderId: orderId }]);
  });

  it('of an order of the app, which no list has, are told under its id', async () => {
    const world = nobodyLists();
    world.venue.on(`GET /orders/historical/${orderId}`, said({ order: openOrder({ client_order_id: 'app-1' }) }));
    expect(await fills(world)).toMatchObject([{ clientOrderId: 'app-1' }]);
    world.venue.on(`GET /orders/historical/${orderId}`, said('', 503));
    await expect(fills(world)).rejects.toMatchObject({ code: 'VenueUnavailable' });
  });

  it('in what is not traded here are left out', async () => {
    const world = openBrokerWorld();
    world.venue.on(
      'GET /market/products/BIT-24APR26-CDE',
      said(btcUsd({ product_id: 'BIT-24APR26-CDE', product_type: 'FUTURE' })),
    );
    world.venue.on(
      'GET /orders/historical/fills',
      said({ fills: [fill({ product_id: 'BIT-24APR26-CDE' })], cursor: '' }),
    );
    expect(await fills(world)).toEqual([]);
    expect(await fills(world)).toEqual([]);
    expect(world.venue.lines.filter((line) => line.includes('BIT-24APR26-CDE'))).toHaveLength(1);
    world.venue.on('GET /orders/historical/fills', said({ fills: [fill({ product_id: 'NO-SUCH' })], cursor: '' }));
    await expect(fills(world)).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('that need a person to prove who they are are an error, not nothing', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /orders/historical/fills', said({ fills: [], cursor: '', proof_token_required: true }));
    await expect(fills(world)).rejects.toMatchObject({ message: expect.stringContaining('proof_token') });
  });

  it('leave out what corrects the books', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /orders/historical/fills', said({ fills: [fill({ trade_type: 'CORRECTION' })], cursor: '' }));
    expect(await fills(world)).toEqual([]);
  });
});
