import { notionalOf, priceOf, quantityOf, ratioOf, type OrderRequest, type SubmitAnswer } from '@bot/core';
import { bodyOf, limitBuy, marketOrder, openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { startAt } from '../testing/restWorld';
import { accepted, btcUsd, orderId, refused } from '../testing/wireFacts';

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
