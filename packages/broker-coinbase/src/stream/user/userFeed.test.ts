import {
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  toText,
  type FillDetail,
  type OrderReport,
  type VenueOrder,
  type VenueOrderStatus,
} from '@bot/core';
import { givenStreams, listenToReports, START, testKey } from '../testing/givenStreams';
import { answerAsVenue } from '../testing/scriptedVenue';

/** An order as the channel has it. */
const orderOf = (status: string, filled: string, change: object = {}) => ({
  avg_price: filled === '0' ? '0' : '100',
  cancel_reason: '',
  client_order_id: 'c-1',
  completion_percentage: '0',
  cumulative_quantity: filled,
  filled_value: filled === '0' ? '' : String(Number(filled) * 100),
  leaves_quantity: '1',
  limit_price: '100',
  number_of_fills: '0',
  order_id: 'o-1',
  order_side: 'BUY',
  order_type: 'Limit',
  product_id: 'BTC-USD',
  reject_reason: '',
  status,
  time_in_force: 'GOOD_UNTIL_CANCELLED',
  total_fees: filled === '0' ? '0' : String(Number(filled) * 0.6),
  ...change,
});

const fillOf = (tradeId: string, quantity: string): FillDetail => ({
  tradeId,
  clientOrderId: 'c-1',
  venueOrderId: 'o-1',
  instrumentId: 'BTC-USD',
  side: 'Buy',
  price: priceOf('100'),
  quantity: quantityOf(quantity),
  liquidity: 'Maker',
  commission: moneyOf('0.1'),
  commissionCurrency: 'USD',
  at: START,
});

const listed = (status: VenueOrderStatus, filled: string): VenueOrder => ({
  terms: {
    instrumentId: 'BTC-USD',
    side: 'Buy',
    type: 'Limit',
    quantity: quantityOf('1'),
    limitPrice: priceOf('100'),
    timeInForce: 'GTC',
    postOnly: false,
    reduceOnly: false,
  },
  progress: {
    clientOrderId: 'c-1',
    venueOrderId: 'o-1',
    instrumentId: 'BTC-USD',
    status,
    cumulativeQuantity: quantityOf(filled),
    filledValue: notionalOf(String(Number(filled) * 100)),
    commission: moneyOf(String(Number(filled) * 0.6)),
    reason: null,
    at: START,
  },
});

const textOf = (report: OrderReport): string =>
  report.type === 'Fill'
    ? `fill ${report.fill.tradeId} ${toText(report.fill.quantity)}`
    : `${report.progress.status} ${toText(report.progress.cumulativeQuantity)}`;

function givenUser(...given: Parameters<typeof givenStreams>) {
  const world = givenStreams(...given);
  const { reports, leave } = listenToReports(world.streams);
  return {
    ...world,
    leave,
    reports,
    told: () => reports.map(textOf),
    async update(...orders: object[]) {
      world.venue.last.tell('user', [{ type: 'update', orders }]);
      await world.kernel.settled();
    },
  };
}

describe('the user channel', () => {
  it('is subscribed to with a token, for all products, beside heartbeats', async () => {
    const { venue, kernel } = givenUser();
    await kernel.settled();
    expect([venue.last.url, venue.last.said]).toEqual([
      'wss://user.test',
      [
        { type: 'subscribe', channel: 'heartbeats', jwt: 'token-1' },
        { type: 'subscribe', channel: 'user', jwt: 'token-2' },
      ],
    ]);
  });

  it('tells each step of an order once, however often it comes', async () => {
    const { kernel, update, told, reports } = givenUser();
    await kernel.settled();
    await update(orderOf('PENDING', '0'), orderOf('OPEN', '0'));
    await update(orderOf('OPEN', '0.4'));
    await update(orderOf('OPEN', '0.4'), orderOf('OPEN', '0'), orderOf('QUEUED', '0.4'));
    await update(orderOf('FILLED', '1', { leaves_quantity: '0' }));
    await update(orderOf('FILLED', '1', { leaves_quantity: '0' }), orderOf('OPEN', '0.4'));
    expect(told()).toEqual(['Accepted 0', 'PartiallyFilled 0.4', 'Filled 1']);
    expect(reports[1]).toMatchObject({
      progress: {
        ...{ clientOrderId: 'c-1', venueOrderId: 'o-1', instrumentId: 'BTC-USD' },
        ...{ filledValue: notionalOf('40'), commission: moneyOf('0.24'), reason: null, at: START },
      },
    });
  });

  it.each([
    ['CANCEL_QUEUED', 'Accepted'],
    ['EDIT_QUEUED', 'Accepted'],
    ['CANCELLED', 'Canceled'],
    ['EXPIRED', 'Expired'],
    ['FAILED', 'Rejected'],
  ])('takes %s for %s, though the venue says that nothing is left', async (status, ours) => {
    const { kernel, update, reports } = givenUser();
    await kernel.settled();
    await update(orderOf(status, '0', { leaves_quantity: '0' }));
    expect(reports).toMatchObject([{ progress: { status: ours } }]);
  });

  it('goes on with an order whose status nobody knows, and says so once', async () => {
    const { kernel, update, told, logged } = givenUser();
    await kernel.settled();
    await update(orderOf('HALF_OPEN', '0'));
    await update(orderOf('HALF_OPEN', '0.5'));
    expect(told()).toEqual(['Accepted 0', 'PartiallyFilled 0.5']);
    expect(logged.filter((line) => line.includes('HALF_OPEN'))).toHaveLength(1);
  });

  it('tells what is more filled after the end, and takes no end back', async () => {
    const { kernel, update, told } = givenUser();
    await kernel.settled();
    await update(orderOf('CANCELLED', '0.2', { leaves_quantity: '0' }));
    await update(orderOf('OPEN', '0.2'), orderOf('FILLED', '0.2'));
    await update(orderOf('OPEN', '0.3'));
    expect(told()).toEqual(['Canceled 0.2', 'Canceled 0.3']);
  });

  it('reads snapshots of any length', async () => {
    const { kernel, venue, reports } = givenUser();
    venue.orders = Array.from({ length: 120 }, (_, index) =>
      orderOf('OPEN', '0', { order_id: `o-${index}`, client_order_id: `c-${index}` }),
    );
    await kernel.settled();
    expect(reports).toHaveLength(120);
  });
});

describe('an order that cannot be so', () => {
  it.each([
    ['nothing was filled', orderOf('FILLED', '0')],
    ['more was filled', orderOf('OPEN', '2', { leaves_quantity: '-1' })],
    ['its value', orderOf('OPEN', '0.4', { filled_value: '' })],
    ['not above zero', orderOf('OPEN', '0.4', { filled_value: '0' })],
    ['cumulative_quantity', orderOf('OPEN', '-1')],
  ])('(%s) is not told, and looked up', async (problem, order) => {
    const { kernel, update, told, rest, logged } = givenUser();
    await kernel.settled();
    rest.orders.set('o-1', listed('PartiallyFilled', '0.4'));
    await update(order);
    expect(told()).toEqual([]);
    await kernel.advance(1_000);
    expect(told()).toEqual(['PartiallyFilled 0.4']);
    expect(logged.join()).toContain(problem);
  });

  it('without an id is told of in the log, and that is all', async () => {
    const { kernel, update, told, rest, logged } = givenUser();
    await kernel.settled();
    await update({ status: 'OPEN' });
    await kernel.advance(60_000);
    expect([told(), rest.asked, logged.length]).toEqual([[], [], 1]);
  });
});

describe('fills', () => {
  it('are asked for until they add up to what was filled, and told once each', async () => {
    const { kernel, update, told, rest } = givenUser();
    await kernel.settled();
    await update(orderOf('OPEN', '0.4'));
    await kernel.advance(1_000);
    rest.fills.set('o-1', [fillOf('t-1', '0.1')]);
    await kernel.advance(5_000);
    rest.fills.set('o-1', [fillOf('t-1', '0.1'), fillOf('t-2', '0.3')]);
    await kernel.advance(60_000);
    const { length } = rest.asked;
    await kernel.advance(600_000);
    expect(told()).toEqual(['PartiallyFilled 0.4', 'fill t-1 0.1', 'fill t-2 0.3']);
    expect([rest.asked.length, rest.asked[0]]).toEqual([length, 'fills o-1 c-1']);
  });

  it('are asked for again when more is filled', async () => {
    const { kernel, update, told, rest } = givenUser();
    await kernel.settled();
    await update(orderOf('OPEN', '0.4'));
    rest.fills.set('o-1', [fillOf('t-1', '0.4')]);
    await kernel.advance(1_000);
    await update(orderOf('FILLED', '1'));
    rest.fills.set('o-1', [fillOf('t-2', '0.6'), fillOf('t-1', '0.4')]);
    await kernel.advance(1_000);
    expect(told()).toEqual(['PartiallyFilled 0.4', 'fill t-1 0.4', 'Filled 1', 'fill t-2 0.6']);
  });

  it('that are never listed are given up with a warning', async () => {
    const { kernel, update, rest, logged } = givenUser({ fillsAttempts: 3 });
    await kernel.settled();
    await update(orderOf('FILLED', '1'));
    await kernel.advance(3_600_000);
    expect([rest.asked.length, logged.filter((line) => line.includes('missing')).length]).toEqual([3, 1]);
  });

  it('that were taken back are told as that', async () => {
    const { kernel, update, told, rest } = givenUser();
    await kernel.settled();
    rest.fills.set('o-1', [
      fillOf('t-1', '0.4'),
      { ...fillOf('t-2', '0.4'), tradeType: 'Reversal', reverses: 't-1' },
      fillOf('t-3', '0.5'),
    ]);
    await update(orderOf('OPEN', '0.5'));
    await kernel.advance(1_000);
    expect(told().slice(1)).toEqual(['fill t-1 0.4', 'fill t-2 0.4', 'fill t-3 0.5']);
  });
});

describe('what the channel could not tell', () => {
  it('after a reconnection is looked up: orders that lived and are open no more', async () => {
    const { kernel, venue, update, told, rest } = givenUser();
    await kernel.settled();
    await update(orderOf('OPEN', '0'), orderOf('OPEN', '0', { order_id: 'o-2', client_order_id: 'c-2' }));
    rest.orders.set('o-1', listed('Filled', '1'));
    venue.orders = [orderOf('OPEN', '0.2', { order_id: 'o-2', client_order_id: 'c-2' })];
    venue.last.peer.close(1001, 'restart');
    await kernel.advance(10_000);
    expect(told()).toEqual(['Accepted 0', 'Accepted 0', 'PartiallyFilled 0.2', 'Filled 1']);
    expect(rest.asked.filter((line) => line.startsWith('order'))).toEqual(['order o-1']);
  });

  it('before it was there, too: an order that the venue has taken', async () => {
    const { kernel, streams, told, rest } = givenUser();
    rest.orders.set('o-1', listed('Filled', '1'));
    streams.expectOrder('o-1');
    await kernel.advance(5_000);
    expect(told()).toEqual(['Filled 1']);
    streams.expectOrder('o-1');
    await kernel.advance(5_000);
    expect(rest.asked.filter((line) => line.startsWith('order'))).toHaveLength(1);
  });

  it('is not asked for when the channel tells it in time', async () => {
    const { kernel, streams, update, rest } = givenUser();
    await kernel.settled();
    streams.expectOrder('o-1');
    await update(orderOf('OPEN', '0'));
    await kernel.advance(60_000);
    expect(rest.asked).toEqual([]);
  });

  it('is asked for again while the venue says that there is no such order', async () => {
    const { kernel, streams, told, rest, logged } = givenUser({ fillsAttempts: 5 });
    streams.expectOrder('o-1');
    streams.expectOrder('o-9');
    await kernel.advance(3_000);
    rest.orders.set('o-1', listed('Accepted', '0'));
    await kernel.advance(120_000);
    expect(told()).toEqual(['Accepted 0']);
    expect(logged.filter((line) => line.includes('could not be looked up'))).toHaveLength(1);
  });

  it('is looked for on a new connection after a gap', async () => {
    const { kernel, venue, update } = givenUser();
    await kernel.settled();
    await update(orderOf('OPEN', '0'));
    venue.last.skip(1);
    await update(orderOf('OPEN', '0.1'));
    await kernel.advance(2_000);
    expect(venue.sockets).toHaveLength(2);
  });
});

describe('who listens', () => {
  it('may find the id of the venue by the own one', async () => {
    const { kernel, update, streams } = givenUser();
    await kernel.settled();
    await update(orderOf('OPEN', '0'));
    expect([streams.venueOrderIdOf('c-1'), streams.venueOrderIdOf('c-2')]).toEqual(['o-1', undefined]);
  });

  it('hears nothing more after leaving, and a second one shares the connection', async () => {
    const { kernel, update, reports, leave, streams, venue } = givenUser();
    const second = listenToReports(streams);
    await kernel.settled();
    leave();
    await update(orderOf('OPEN', '0'));
    expect([reports.length, second.reports.length, venue.sockets.length]).toEqual([0, 1, 1]);
  });

  it('hears nothing after the end, also not what was asked for before', async () => {
    const { kernel, update, told, streams, rest, venue, clock } = givenUser();
    await kernel.settled();
    await update(orderOf('OPEN', '0.4'));
    rest.fills.set('o-1', [fillOf('t-1', '0.4')]);
    streams.expectOrder('o-7');
    streams.close();
    await kernel.advance(60_000);
    streams.expectOrder('o-8');
    expect([told(), venue.last.isGone, clock.pendingTimers().length]).toEqual([['PartiallyFilled 0.4'], true, 0]);
  });

  it('without a usable key waits for one', async () => {
    const key = testKey();
    key.isLost = true;
    const { kernel, venue } = givenUser({}, answerAsVenue, key);
    await kernel.advance(60_000);
    expect(venue.sockets).toHaveLength(0);
    key.find();
    await kernel.settled();
    expect(venue.sockets).toHaveLength(1);
  });
});
