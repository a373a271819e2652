import { openStreamWorld } from './testing/streamWorld';

/** One with market data, one with orders, both with heartbeats. */
async function openBoth() {
  const world = openStreamWorld();
  const [market, user] = [await world.connect(), await world.connect()];
  market.subscribe('level2', ['BTC-USD']);
  user.subscribe('user', [], 'bot');
  for (const client of [market, user]) client.subscribe('heartbeats');
  await world.kernel.advance(20);
  const { faults } = world.venue.control;
  return { ...world, market, user, faults, forget: () => [market, user].forEach((client) => client.lines()) };
}

describe('faults of the venue on sockets', () => {
  it('a lost message is a gap in the numbers of the connection, also where it was the snapshot', async () => {
    const { kernel, venue, market, faults, forget } = await openBoth();
    forget();
    faults.on('market').drop();
    for (const price of ['51000', '52000']) {
      venue.control.price('BTC-USD', price);
      await kernel.advance(20);
    }
    expect(market.lines()).toEqual(['4 l2_data update BTC-USD']);
    faults.on('market').drop();
    market.subscribe('level2', ['BTC-USD']);
    await kernel.advance(900);
    expect(market.lines()).toEqual([]);
    await kernel.advance(200);
    // Nothing else came: only the acknowledgement says what was lost. So it is when the next update comes.
    expect(market.lines()).toEqual([
      '5 heartbeats',
      '6 subscriptions {"level2":["BTC-USD"],"heartbeats":["heartbeats"]}',
    ]);
    venue.control.price('BTC-USD', '53000');
    await kernel.advance(20);
    expect(market.lines()).toEqual(['8 l2_data update BTC-USD']);
  });

  it('messages that come twice or in the wrong order have the numbers that they had', async () => {
    const { kernel, venue, market, faults, forget } = await openBoth();
    forget();
    faults.on('market').duplicate();
    faults.on('market').nth(2).reorder();
    for (const price of ['51000', '52000', '53000', '54000']) {
      venue.control.price('BTC-USD', price);
      await kernel.advance(20);
    }
    const numbers = market.lines().map((line) => line.split(' ')[0]);
    expect(numbers).toEqual(['3', '3', '5', '4', '6']);
  });

  it('a clean cut breaks the connections that carry the stream, and new ones as soon as they ask for it', async () => {
    const { kernel, connect, market, user, faults } = await openBoth();
    faults.disconnect('market', { kind: 'clean', for: '10s' });
    await kernel.advance(0);
    expect([market.ended(), user.ended()]).toEqual([expect.stringMatching(/^1006/), null]);
    const again = await connect();
    again.subscribe('heartbeats');
    await kernel.advance(0);
    expect(again.lines()).toEqual(['0 subscriptions {"heartbeats":["heartbeats"]}']);
    again.subscribe('level2', ['BTC-USD']);
    await kernel.advance(0);
    expect([again.ended(), again.lines()]).toEqual([expect.stringMatching(/^1006/), []]);
    await kernel.advance(10_000);
    const after = await connect();
    after.subscribe('level2', ['BTC-USD']);
    await kernel.advance(20);
    expect(after.lines()[0]).toBe('0 l2_data snapshot BTC-USD');
  });

  it('half-open, nothing comes and nobody is told, also on new connections, and the old ones never recover', async () => {
    const { kernel, connect, market, user, faults, forget, server } = await openBoth();
    forget();
    faults.disconnect('all', { kind: 'halfOpen', for: '10s' });
    const fresh = await connect();
    fresh.subscribe('heartbeats');
    await kernel.advance(60_000);
    for (const client of [market, user, fresh]) expect([client.lines(), client.ended()]).toEqual([[], null]);
    fresh.socket.close();
    await kernel.advance(0);
    expect([fresh.ended(), server.sessionCount()]).toEqual(['1000', 0]);
  });

  it('half-open for orders alone, market data goes on', async () => {
    const { kernel, market, user, faults, forget } = await openBoth();
    forget();
    faults.disconnect('reports', { kind: 'halfOpen', for: '10s' });
    await kernel.advance(1_000);
    expect([market.lines().length, user.lines().length]).toEqual([1, 0]);
  });

  it('silent, heartbeats go on without a gap and there is no data', async () => {
    const { kernel, venue, market, order, user, faults, forget } = await openBoth();
    forget();
    faults.disconnect('all', { kind: 'silent', for: '2s' });
    venue.control.price('BTC-USD', '51000');
    await order('40000');
    await kernel.advance(2_000);
    expect(market.lines()).toEqual(['3 heartbeats', '4 heartbeats']);
    expect(user.lines()).toEqual(['3 heartbeats', '4 heartbeats']);
    venue.control.price('BTC-USD', '52000');
    await kernel.advance(20);
    expect(market.lines()).toEqual(['5 l2_data update BTC-USD']);
  });

  it('a restart says goodbye, and until it is over there is no way to connect', async () => {
    const { kernel, connect, market, user, faults, server } = await openBoth();
    const reach: boolean[] = [];
    const stop = server.watchReach((isReachable) => reach.push(isReachable));
    faults.restart({ for: '10s' });
    await kernel.advance(0);
    expect([market.ended(), user.ended()]).toEqual(['1001 server restart', '1001 server restart']);
    expect((await connect()).ended()).toMatch(/^1006.*No connection came about/);
    await kernel.advance(10_000);
    expect(reach).toEqual([false, true]);
    expect((await connect()).ended()).toBe(null);
    stop();
    faults.restart({ for: '10s' });
    await kernel.advance(20_000);
    expect(reach).toEqual([false, true]);
  });

  it('unreachable, connections break and none comes about', async () => {
    const { kernel, connect, market, faults } = await openBoth();
    faults.outage({ kind: 'unreachable', for: '10s' });
    await kernel.advance(0);
    expect(market.ended()).toMatch(/^1006/);
    expect((await connect()).ended()).toMatch(/^1006/);
  });

  it('a feed that flaps breaks again and again', async () => {
    const { kernel, connect, faults } = openStreamWorldWithFaults();
    faults.preset('flappingFeed');
    await kernel.advance(6_000);
    const client = await connect();
    client.subscribe('heartbeats');
    client.subscribe('level2', ['BTC-USD']);
    await kernel.advance(8_000);
    expect(client.ended()).toBe(null);
    await kernel.advance(2_000);
    expect(client.ended()).toMatch(/^1006/);
  });

  it('are of the bot alone', async () => {
    const { kernel, venue, connect, faults } = openStreamWorldWithFaults();
    venue.control.account('rival', { USD: '1000' });
    const rival = await connect();
    rival.subscribe('user', [], 'rival');
    rival.subscribe('level2', ['BTC-USD'], 'rival');
    await kernel.advance(20);
    faults.disconnect('all', { kind: 'clean', for: '10s' });
    await kernel.advance(2_000);
    expect(rival.ended()).toBe(null);
  });
});

function openStreamWorldWithFaults() {
  const world = openStreamWorld();
  return { ...world, faults: world.venue.control.faults };
}
