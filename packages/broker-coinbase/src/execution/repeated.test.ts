import { isBrokerError, priceOf, quantityOf } from '@bot/core';
import { wireFailure } from '@bot/simulation';
import { bodyOf, limitBuy, openBrokerWorld } from '../testing/brokerWorld';
import { said, type RestVenue } from '../testing/restVenue';
import { startAt } from '../testing/restWorld';
import { accepted, account, btcUsd, openOrder, orderId, refused } from '../testing/wireFacts';

const lost = wireFailure('Broken', 'api.coinbase.com');
const nothing = said({ orders: [], has_next: false, cursor: '' });
const outcomeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => (isBrokerError(error) ? error.venueOutcome : error));

/** The first attempt gets no answer, the second one this. */
function givenLostAnswer(second: object) {
  const world = openBrokerWorld();
  world.venue.on('POST /orders', lost, said(second));
  const submit = () => world.run(outcomeOf(world.broker.submitOrder(limitBuy())));
  return { ...world, submit };
}

const taken = { outcome: 'Accepted', venueOrderId: orderId };
const postsOf = (venue: RestVenue) => venue.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);

describe('a submit whose answer was lost', () => {
  it('is sent again as it was, though the product would not take it any more', async () => {
    const { venue, broker, run, submit } = givenLostAnswer(accepted());
    expect(await submit()).toBe('Unknown');
    const stricter = [btcUsd({ base_min_size: '0.1' })];
    venue.on('GET /market/products?product_type=SPOT', said({ products: stricter, pagination: null }));
    await run(broker.instruments());
    expect(await submit()).toMatchObject(taken);
    const [first, second] = postsOf(venue);
    expect(second).toBe(first);
  });

  it.each([
    ['as a duplicate', { error: 'UNKNOWN_FAILURE_REASON', new_order_failure_reason: 'DUPLICATE_CLIENT_ORDER_ID' }],
    ['because its own hold is in the way', { error: 'INSUFFICIENT_FUND' }],
  ])('and that is refused the second time %s, was taken when it is listed', async (_why, error) => {
    const { submit } = givenLostAnswer(refused(error));
    await submit();
    expect(await submit()).toMatchObject(taken);
  });

  it('stays unknown while a duplicate of it is refused and the first is not listed yet', async () => {
    const { venue, submit } = givenLostAnswer(refused({ error: 'DUPLICATE_CLIENT_ORDER_ID' }));
    venue.on('GET /orders/historical/batch', nothing);
    await submit();
    expect(await submit()).toBe('Unknown');
    venue.on('GET /orders/historical/batch', said({ orders: [openOrder()], has_next: false, cursor: '' }));
    expect(await submit()).toMatchObject(taken);
  });

  it('stays unknown while it cannot be looked up, whatever the look-up says', async () => {
    const { venue, submit } = givenLostAnswer(refused({ error: 'INSUFFICIENT_FUND' }));
    venue.on('GET /orders/historical/batch', said({ error: 'PERMISSION_DENIED' }, 403), said('', 503));
    await submit();
    expect([await submit(), await submit()]).toEqual(['Unknown', 'Unknown']);
  });

  it('was refused when it is listed nowhere', async () => {
    const { venue, submit } = givenLostAnswer(refused({ error: 'INSUFFICIENT_FUND' }));
    venue.on('GET /orders/historical/batch', nothing);
    await submit();
    expect(await submit()).toMatchObject({ outcome: 'Rejected', reason: 'InsufficientFunds' });
  });
});

it('an order that was sent while our clock was ahead is looked for from before then', async () => {
  const { venue, broker, run } = openBrokerWorld();
  const venueTime = new Date(startAt - 240_000).toISOString();
  venue.on('GET /time', said({ iso: venueTime, epochMillis: String(startAt - 240_000) }));
  venue.on('POST /orders', said('Unauthorized', 401), lost);
  expect(await run(outcomeOf(broker.submitOrder(limitBuy())))).toBe('Unknown');
  await run(broker.findOrderByClientId('bot-1'));
  expect(venue.lines.at(-1)).toContain(`start_date=${encodeURIComponent('2026-11-22T09:55:00')}`);
});

describe('coins that are to be closed, and the answer was lost', () => {
  it('are sold by the same order, though they are on hold by now', async () => {
    const { venue, broker, run } = givenLostAnswer(accepted());
    const close = () => run(outcomeOf(broker.closePosition({ clientOrderId: 'bot-1', instrumentId: 'BTC-USD' })));
    venue.on('GET /orders/historical/batch', nothing);
    expect(await close()).toBe('Unknown');
    const held = account('BTC', '0', { hold: { value: '0.5', currency: 'BTC' } });
    venue.on('GET /accounts', said({ accounts: [held], has_next: false, cursor: '' }));
    expect(await close()).toMatchObject(taken);
    const [first, second] = postsOf(venue);
    expect(second).toBe(first);
  });
});

it('a perpetual that is to be closed, and the answer was lost, was closed when the order is listed', async () => {
  const { venue, broker, run } = openBrokerWorld();
  venue.on('POST /orders/close_position', lost, said(refused({ error: 'INVALID_REQUEST' })));
  const close = () => run(outcomeOf(broker.closePosition({ clientOrderId: 'bot-1', instrumentId: 'BTC-PERP-INTX' })));
  expect(await close()).toBe('Unknown');
  expect(await close()).toMatchObject(taken);
});

it('an amendment that is being made already, this one or another, is not refused: nobody knows', async () => {
  const { venue, broker, run } = openBrokerWorld();
  const underWay = { edit_failure_reason: 'ORDER_IS_ALREADY_BEING_REPLACED' };
  venue.on('POST /orders/edit', said({ success: false, errors: [underWay] }));
  const amend = broker.amendOrder({
    venueOrderId: orderId,
    limitPrice: priceOf('50001'),
    quantity: quantityOf('0.02'),
  });
  expect(await run(outcomeOf(amend))).toBe('Unknown');
  expect(bodyOf(venue)).toMatchObject({ price: '50001', size: '0.02' });
});
