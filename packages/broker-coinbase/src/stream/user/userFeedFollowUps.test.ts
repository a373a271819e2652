import { fillOf, givenUser, listed, orderOf } from '../testing/givenUser';

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

describe('why an order was rejected', () => {
  it('is looked up where the channel does not say it', async () => {
    const { kernel, update, reports, rest } = givenUser();
    await kernel.settled();
    const { terms, progress } = listed('Rejected', '0');
    rest.orders.set('o-1', { terms, progress: { ...progress, reason: 'InsufficientFunds' } });
    await update(orderOf('FAILED', '0', { reject_reason: 'REJECT_REASON_UNSPECIFIED' }));
    await kernel.advance(1_000);
    expect(reports).toMatchObject([{ progress: { status: 'Rejected', reason: 'InsufficientFunds' } }]);
  });

  it('is told as another reason where the order cannot be looked up', async () => {
    const { kernel, update, reports } = givenUser();
    await kernel.settled();
    await update(orderOf('FAILED', '0'));
    await kernel.advance(1_000);
    expect(reports).toMatchObject([{ progress: { status: 'Rejected', reason: 'Other' } }]);
  });

  it('is not asked for where the channel says it', async () => {
    const { kernel, update, reports, rest } = givenUser();
    await kernel.settled();
    await update(orderOf('FAILED', '0', { reject_reason: 'HOLD_FAILURE' }));
    expect([rest.asked, reports]).toMatchObject([[], [{ progress: { reason: 'InsufficientFunds' } }]]);
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
