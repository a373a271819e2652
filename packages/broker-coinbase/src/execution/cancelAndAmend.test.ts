import { priceOf, quantityOf, type OrderRequest, type SubmitAnswer } from '@bot/core';
import { bodyOf, limitBuy, openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { accepted, orderId } from '../testing/wireFacts';

const submit = (world: BrokerWorld, request: OrderRequest = limitBuy()): Promise<SubmitAnswer> =>
  world.run(world.broker.submitOrder(request));

describe('a cancel', () => {
  it('has one answer for each id, in their order', async () => {
    const world = openBrokerWorld();
    const results = [
      { success: false, failure_reason: 'UNKNOWN_CANCEL_ORDER', order_id: 'o-2' },
      { success: true, failure_reason: 'UNKNOWN_CANCEL_FAILURE_REASON', order_id: 'o-1' },
    ];
    world.venue.on('POST /orders/batch_cancel', said({ results }));
    expect(await world.run(world.broker.cancelOrders(['o-1', 'o-2']))).toEqual([
      { venueOrderId: 'o-1', outcome: 'Accepted', message: '' },
      { venueOrderId: 'o-2', outcome: 'Refused', message: 'UNKNOWN_CANCEL_ORDER' },
    ]);
    expect(bodyOf(world.venue)).toEqual({ order_ids: ['o-1', 'o-2'] });
  });

  it('of which nothing is said is unknown', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders/batch_cancel', said({ results: [] }));
    await expect(world.run(world.broker.cancelOrders(['o-1']))).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('of many goes in parts of a hundred', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders/batch_cancel', ({ body }) => {
      const { order_ids } = JSON.parse(String(body));
      return said({ results: order_ids.map((order_id: string) => ({ success: true, order_id })) });
    });
    const ids = Array.from({ length: 250 }, (_, index) => `o-${index}`);
    expect((await world.run(world.broker.cancelOrders(ids))).map(({ venueOrderId }) => venueOrderId)).toEqual(ids);
    expect(world.venue.lines).toHaveLength(3);
  });
});

describe('an amendment', () => {
  const terms = { venueOrderId: orderId, limitPrice: priceOf('49000'), quantity: quantityOf('0.02') };
  const amend = (world: BrokerWorld, change: Partial<typeof terms> = {}) =>
    world.run(world.broker.amendOrder({ ...terms, ...change }));

  it('states both terms', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders/edit', said({ success: true, errors: [] }));
    expect(await amend(world)).toEqual({ venueOrderId: orderId, outcome: 'Accepted', reason: null, message: '' });
    expect(bodyOf(world.venue)).toEqual({ order_id: orderId, price: '49000', size: '0.02' });
  });

  it.each([
    [
      'a list',
      { success: false, errors: [{ edit_failure_reason: 'CANNOT_EDIT_TO_BELOW_FILLED_SIZE' }] },
      'BelowFilled',
    ],
    ['one object', { success: false, errors: { edit_failure_reason: 'ORDER_NOT_FOUND' } }, 'OrderNotFound'],
    [
      'a response',
      { success: false, error_response: { edit_order_failure_reason: 'INVALID_EDITED_SIZE' } },
      'InvalidSize',
    ],
    ['nothing', { success: false }, 'NotAmendable'],
  ])('that was refused says why in %s', async (_form, body, reason) => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders/edit', said(body));
    expect(await amend(world)).toMatchObject({ outcome: 'Refused', reason });
  });

  it('to the terms that it has already is done', async () => {
    const world = openBrokerWorld();
    const errors = [{ edit_failure_reason: 'EDIT_REQUEST_EQUAL_TO_ORIGINAL_REQUEST' }];
    world.venue.on('POST /orders/edit', said({ success: false, errors }));
    expect(await amend(world)).toMatchObject({ outcome: 'Accepted' });
  });

  it('of what is not there is refused; what is unknown stays so', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders/edit', said({ error: 'NOT_FOUND', message: 'order not found' }, 404), said('', 503));
    expect(await amend(world)).toMatchObject({ outcome: 'Refused', reason: 'OrderNotFound' });
    await expect(amend(world)).rejects.toMatchObject({ code: 'VenueUnavailable' });
  });

  it('between two steps is refused here, where the order is known', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted()));
    await submit(world);
    expect(await amend(world, { limitPrice: priceOf('49000.005') })).toMatchObject({ reason: 'InvalidPrecision' });
    expect(await amend(world, { quantity: quantityOf('0.000000001') })).toMatchObject({ reason: 'InvalidPrecision' });
    expect(world.venue.lines).not.toContain('POST /orders/edit');
  });
});
