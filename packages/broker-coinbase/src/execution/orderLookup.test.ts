import { createProducts } from '../market/products';
import { openRestWorld, startAt } from '../testing/restWorld';
import { createKnownOrders } from './knownOrders';
import { createOrderLookup } from './orderLookup';
import { type OrderRequest, type SubmitAnswer } from '@bot/core';
import { limitBuy, openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { accepted, filledHalf, openOrder, orderId } from '../testing/wireFacts';

const submit = (world: BrokerWorld, request: OrderRequest = limitBuy()): Promise<SubmitAnswer> =>
  world.run(world.broker.submitOrder(request));

describe('an order is found by its client order id', () => {
  const find = (world: BrokerWorld) => world.run(world.broker.findOrderByClientId('bot-1'));

  it('in the list, page by page', async () => {
    const world = openBrokerWorld();
    const page = { has_next: true, cursor: 'c' };
    world.venue.on(
      'GET /orders/historical/batch',
      said({ orders: [{ broken: true }], ...page }),
      said({ orders: [openOrder()], has_next: false }),
    );
    expect((await find(world))?.progress.venueOrderId).toBe(orderId);
    expect(world.venue.lines[0]).toContain('start_date=2026-11-15T10%3A00%3A00.000Z');
  });

  it('under its id at the venue, once that is known', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted()));
    world.venue.on(`GET /orders/historical/${orderId}`, said({ order: filledHalf() }));
    await submit(world);
    expect((await find(world))?.progress.status).toBe('PartiallyFilled');
    expect(world.venue.lines.at(-1)).toBe(`GET /orders/historical/${orderId}`);
  });

  it('although the venue does not know it yet: what was heard before is told', async () => {
    const world = openBrokerWorld();
    const missing = said({ error: 'NOT_FOUND', message: 'order with this orderID was not found' }, 404);
    world.venue.on('POST /orders', said(accepted()));
    world.venue.on('GET /orders/historical/batch', said({ orders: [], has_next: false }));
    world.venue.on(`GET /orders/historical/${orderId}`, missing, said({ order: filledHalf() }), missing);
    await submit(world);
    expect(await find(world)).toBeNull();
    expect((await find(world))?.progress.status).toBe('PartiallyFilled');
    expect((await find(world))?.progress.status).toBe('PartiallyFilled');
    expect(world.venue.lines.filter((line) => line.includes('start_date'))[0]).toContain(
      '2026-11-22T09%3A59%3A00.000Z',
    );
  });

  it('or not, which proves nothing', async () => {
    const world = openBrokerWorld();
    world.venue.on(
      'GET /orders/historical/batch',
      said({ orders: [openOrder({ client_order_id: 'x' })], has_next: false }),
    );
    expect(await find(world)).toBeNull();
  });

  it('and what cannot be read is an error, not nothing', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /orders/historical/batch', said({ orders: [openOrder({ status: 7 })], has_next: false }));
    await expect(find(world)).rejects.toMatchObject({ code: 'UndecodableAnswer' });
    world.venue.on('GET /orders/historical/batch', said({ orders: [], has_next: false, proof_token_required: true }));
    await expect(find(world)).rejects.toMatchObject({ message: expect.stringContaining('proof_token') });
    world.venue.on('POST /orders', said(accepted()));
    world.venue.on(`GET /orders/historical/${orderId}`, said('', 503));
    await submit(world);
    await expect(find(world)).rejects.toMatchObject({ code: 'VenueUnavailable' });
  });

  it('with what only we know of it: coins that are sold to reduce', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted()));
    world.venue.on(`GET /orders/historical/${orderId}`, said({ order: openOrder({ side: 'SELL' }) }));
    await submit(world, limitBuy({ side: 'Sell', reduceOnly: true }));
    expect((await find(world))?.terms.reduceOnly).toBe(true);
  });

  it('under an id that only the stream has told, and else in the list', async () => {
    const { rest, venue, unknowns, run } = openRestWorld();
    const products = createProducts({ one: () => Promise.reject(new Error('not asked')), every: async () => [] });
    const lookup = createOrderLookup({
      ...{ rest, products, unknowns, known: createKnownOrders(), lookBackMs: 1_000 },
      now: () => startAt,
      heardId: () => orderId,
    });
    venue.on('GET /orders/historical/batch', said({ orders: [], has_next: false }));
    expect(await run(lookup.find('bot-1'))).toBeNull();
    expect(venue.lines).toHaveLength(2);
  });
});
