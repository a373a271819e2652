import { givenUser, listed, orderOf } from '../testing/givenUser';
import { answerAsVenue } from '../testing/scriptedVenue';

describe('what happens to an order while there is no connection', () => {
  it('is looked up once there is one, also when the order was taken and looked up in between', async () => {
    const { kernel, venue, streams, rest, told } = givenUser({ backoffMs: 60_000, backoffCapMs: 60_000 });
    await kernel.settled();
    venue.last.peer.close(1001, 'going away');
    await kernel.settled();
    rest.orders.set('o-1', listed('Accepted', '0'));
    streams.expectOrder('o-1');
    await kernel.advance(10_000);
    expect([told(), venue.sockets.length]).toEqual([['Accepted 0'], 1]);
    rest.orders.set('o-1', listed('Filled', '1'));
    await kernel.advance(120_000);
    expect([told(), venue.sockets.length]).toEqual([['Accepted 0', 'Filled 1'], 2]);
  });

  it('is looked up, also when a connection in between told the order and ended before it ran', async () => {
    const { kernel, venue, rest, told } = givenUser({}, (message, socket, inner) => {
      if (inner.sockets.length !== 2) return answerAsVenue(message, socket, inner);
      if (message.channel === 'user') socket.tell('user', [{ type: 'snapshot', orders: inner.orders }]);
    });
    venue.orders = [orderOf('OPEN', '0')];
    await kernel.settled();
    venue.last.peer.close(1001, 'going away');
    await kernel.advance(5_000);
    rest.orders.set('o-1', listed('Filled', '1'));
    venue.orders = [];
    await kernel.advance(60_000);
    expect([told(), venue.sockets.length]).toEqual([['Accepted 0', 'Filled 1'], 3]);
  });

  it('is not looked up when the new connection lists the order', async () => {
    const { kernel, venue, rest, told } = givenUser();
    venue.orders = [orderOf('OPEN', '0')];
    await kernel.settled();
    venue.last.peer.close(1001, 'going away');
    venue.orders = [orderOf('OPEN', '0.2')];
    await kernel.advance(60_000);
    expect(told()).toEqual(['Accepted 0', 'PartiallyFilled 0.2']);
    expect(rest.asked.filter((line) => line.startsWith('order'))).toEqual([]);
  });
});

it('a connection that only repeats itself is given up: its frames count for nothing', async () => {
  const { kernel, venue, told } = givenUser();
  await kernel.settled();
  venue.beats = false;
  const [first] = venue.sockets;
  for (const filled of ['0.1', '0.2', '0.3']) {
    first?.tell('user', [{ type: 'update', orders: [orderOf('OPEN', filled)] }], 0);
    await kernel.advance(5_000);
  }
  expect([told(), first?.isGone]).toEqual([[], true]);
});

it('nothing is waited for after the end', async () => {
  const { kernel, streams, clock, venue } = givenUser();
  venue.beats = false;
  await kernel.settled();
  const before = clock.pendingTimers().length;
  streams.expectOrder('o-1');
  expect(clock.pendingTimers()).toHaveLength(before + 1);
  streams.close();
  await kernel.advance(1_000);
  expect(clock.pendingTimers()).toEqual([]);
});
