import { notionalOf, priceOf, quantityOf, ratioOf, type OrderRequest, type SubmitAnswer } from '@bot/core';
import { bodyOf, limitBuy, marketOrder, openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { startAt } from '../testing/restWorld';
import { accepted, account, btcUsd, filledHalf, openOrder, orderId, permissions, refused } from '../testing/wireFacts';

const submit = (world: BrokerWorld, request: OrderRequest = limitBuy()): Promise<SubmitAnswer> =>
  world.run(world.broker.submitOrder(request));
const ordersSent = ({ venue }: BrokerWorld): number => venue.lines.filter((line) => line === 'POST /orders').length;

describe('a submit', () => {
  it('is accepted under the id of the venue', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted()));
    expect(await submit(world)).toEqual({
      outcome: 'Accepted',
      clientOrderId: 'bot-1',
      venueOrderId: orderId,
      at: startAt,
    });
    expect(bodyOf(world.venue)).toEqual({
      client_order_id: 'bot-1',
      product_id: 'BTC-USD',
      side: 'BUY',
      order_configuration: { limit_limit_gtc: { base_size: '0.01', limit_price: '50000', post_only: false } },
    });
  });

  it('is accepted in the older form, too, which names the order twice', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted({ order_id: 'another', failure_reason: 'UNKNOWN_FAILURE_REASON' })));
    expect(await submit(world)).toMatchObject({ outcome: 'Accepted', venueOrderId: orderId });
  });

  it.each([
    ['only the older form', { success: true, order_id: orderId, failure_reason: 'UNKNOWN_FAILURE_REASON' }],
    ['another order', accepted({ success_response: { order_id: orderId, client_order_id: 'bot-2' } })],
    ['success without an order', { success: true }],
    ['an empty id', accepted({ success_response: { order_id: '' } })],
  ])('that is answered with %s is unknown', async (_what, body) => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(body));
    await expect(submit(world)).rejects.toMatchObject({ code: 'UndecodableAnswer', venueOutcome: 'Unknown' });
  });

  it('that was refused is refused again under its id, whatever comes with it, and not sent', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(refused({ error: 'INSUFFICIENT_FUND', message: 'Insufficient balance' })));
    const first = await submit(world);
    expect(first).toMatchObject({ outcome: 'Rejected', reason: 'InsufficientFunds', message: 'Insufficient balance' });
    expect(await submit(world, limitBuy({ quantity: quantityOf('0.001') }))).toEqual(first);
    expect(ordersSent(world)).toBe(1);
  });

  it.each([
    ['CancelOnly', { cancel_only: true }, 'CancelOnly'],
    ['LimitOnly', { limit_only: true }, 'LimitOnly'],
    ['PostOnly', { post_only: true }, 'PostOnlyMode'],
    ['Auction', { auction_mode: true }, 'Auction'],
    ['Disabled', { trading_disabled: true }, 'ProductDisabled'],
    ['Online again', {}, 'ProductDisabled'],
  ])('that the product does not take now is told why: %s', async (_status, flags, reason) => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(refused({ error: 'ORDER_ENTRY_DISABLED' })));
    world.venue.on('GET /market/products/BTC-USD', said(btcUsd()), said(btcUsd(flags)));
    expect(await submit(world)).toMatchObject({ outcome: 'Rejected', reason });
  });

  it('and when nobody says why, the product is disabled', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(refused({ error: 'ORDER_ENTRY_DISABLED' })));
    world.venue.on('GET /market/products/BTC-USD', said(btcUsd()), said('', 503));
    expect(await submit(world)).toMatchObject({ reason: 'ProductDisabled' });
  });

  it('of coins that are not there cannot reduce', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(refused({ error: 'INSUFFICIENT_FUND' })));
    const sell = marketOrder({ side: 'Sell', reduceOnly: true });
    expect(await submit(world, sell)).toMatchObject({ reason: 'ReduceOnlyWouldIncrease' });
  });

  it('whose product cannot be read is not sent', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /market/products/BTC-USD', said('', 503));
    await expect(submit(world)).rejects.toMatchObject({ code: 'NotConnected', venueOutcome: 'NotActed' });
    expect(ordersSent(world)).toBe(0);
  });

  const stop: Partial<OrderRequest> = { type: 'StopLimit', stopPrice: priceOf('49000') };
  const spent = { quoteSize: notionalOf('500'), quantity: quantityOf('0') };
  it.each<[string, Partial<OrderRequest>, string]>([
    ['of a product that does not exist', { instrumentId: 'NO-SUCH' }, 'UnknownInstrument'],
    ['between two lots', { quantity: quantityOf('0.000000015') }, 'InvalidPrecision'],
    ['of nothing', { quantity: quantityOf('0') }, 'BelowMinimumSize'],
    ['between two ticks', { limitPrice: priceOf('50000.005') }, 'InvalidPrecision'],
    ['for nothing', { limitPrice: priceOf('0') }, 'InvalidPrecision'],
    ['that is too small', { limitPrice: priceOf('0.01') }, 'BelowMinimumSize'],
    ['that is too large', { quantity: quantityOf('3400.00000001') }, 'AboveMaximumSize'],
    ['that spends too little', { ...marketOrder(spent), quoteSize: notionalOf('0.5') }, 'BelowMinimumSize'],
    ['that spends nothing', { ...marketOrder(spent), quoteSize: notionalOf('0') }, 'BelowMinimumSize'],
    ['that spends half a cent', { ...marketOrder(spent), quoteSize: notionalOf('500.005') }, 'InvalidPrecision'],
    ['at the market with a limit', { type: 'Market' }, 'UnsupportedOrder'],
    ['with a limit and no price', { limitPrice: null }, 'UnsupportedOrder'],
    ['with a stop and no price', { type: 'StopLimit' }, 'UnsupportedOrder'],
    ['with a stop price and no stop', { stopPrice: priceOf('49000') }, 'UnsupportedOrder'],
    ['with a direction and no stop', { stopDirection: 'Up' }, 'UnsupportedOrder'],
    ['with a stop that does not wait', { ...stop, timeInForce: 'IOC' }, 'UnsupportedOrder'],
    ['at the market till a date', marketOrder({ timeInForce: 'GTD' }), 'UnsupportedOrder'],
    ['at the market, fill or kill', marketOrder({ timeInForce: 'FOK' }), 'UnsupportedOrder'],
    ['post-only that does not wait', { postOnly: true, timeInForce: 'IOC' }, 'UnsupportedOrder'],
    ['that spends at a limit', { quoteSize: notionalOf('500') }, 'UnsupportedOrder'],
    ['that sells by what is spent', marketOrder({ ...spent, side: 'Sell' }), 'UnsupportedOrder'],
    ['that brackets a buy', { type: 'Bracket', stopPrice: priceOf('49000') }, 'UnsupportedOrder'],
    ['till a date that is missing', { timeInForce: 'GTD' }, 'InvalidExpiry'],
    ['till a date that has no text', { timeInForce: 'GTD', expiresAt: 9e15 }, 'InvalidExpiry'],
    ['that buys to reduce', { reduceOnly: true }, 'ReduceOnlyWouldIncrease'],
    ['of spot with leverage', { leverage: ratioOf('2') }, 'UnsupportedOrder'],
    ['with a name that is too long', { clientOrderId: 'x'.repeat(129) }, 'UnsupportedOrder'],
    ['with too much leverage', { instrumentId: 'BTC-PERP-INTX', leverage: ratioOf('11') }, 'InvalidLeverage'],
    ['with leverage of nothing', { instrumentId: 'BTC-PERP-INTX', leverage: ratioOf('0') }, 'InvalidLeverage'],
    [
      'that reduces at once',
      { instrumentId: 'BTC-PERP-INTX', reduceOnly: true, timeInForce: 'IOC' },
      'UnsupportedOrder',
    ],
  ])('%s is refused here, and not sent', async (_what, change, reason) => {
    const world = openBrokerWorld();
    expect(await submit(world, limitBuy(change))).toMatchObject({ outcome: 'Rejected', reason });
    expect(ordersSent(world)).toBe(0);
  });

  it('of a perpetual states its leverage', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted()));
    await submit(world, marketOrder({ instrumentId: 'BTC-PERP-INTX', leverage: ratioOf('5'), reduceOnly: true }));
    expect(bodyOf(world.venue)).toMatchObject({ leverage: '5', margin_type: 'CROSS' });
  });
});

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
});
