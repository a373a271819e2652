import { moneyOf, notionalOf } from '@bot/core';
import { START, listenToReports, testKey } from '../testing/givenStreams';
import { givenUser, listed, orderOf, fillOf } from '../testing/givenUser';
import { answerAsVenue } from '../testing/scriptedVenue';

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
    await update(orderOf(status, '0', { leaves_quantity: '0', reject_reason: 'HOLD_FAILURE' }));
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
    expect(clock.pendingTimers().map(({ label }) => label)).toEqual(['beat']);
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
