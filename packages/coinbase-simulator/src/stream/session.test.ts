import type { Instrument } from '@bot/core';
import { instrumentFor } from '@bot/broker-mock';
import { openStreamWorld } from './testing/streamWorld';

describe('a connection', () => {
  it('numbers all frames together from 0, and tells a snapshot before it acknowledges', async () => {
    const { kernel, venue, connect } = openStreamWorld();
    const client = await connect();
    client.subscribe('level2', ['BTC-USD']);
    client.subscribe('heartbeats');
    await kernel.advance(20);
    expect(client.lines()).toEqual([
      '0 l2_data snapshot BTC-USD',
      '1 subscriptions {"level2":["BTC-USD"]}',
      '2 subscriptions {"level2":["BTC-USD"],"heartbeats":["heartbeats"]}',
    ]);
    await kernel.advance(1_000);
    venue.control.price('BTC-USD', '51000');
    await kernel.advance(20);
    expect(client.lines()).toEqual(['3 heartbeats', '4 l2_data update BTC-USD']);
    expect(client.frames[0]).toMatchObject({ client_id: '', timestamp: '2026-09-07T23:37:22.020000000Z' });
  });

  it('sends a snapshot anew to whoever subscribes again, and lists a product once', async () => {
    const { kernel, connect } = openStreamWorld();
    const client = await connect();
    client.subscribe('level2', ['BTC-USD', 'ETH-USD']);
    await kernel.advance(20);
    client.subscribe('level2', ['BTC-USD']);
    await kernel.advance(20);
    expect(client.lines()).toEqual([
      '0 l2_data snapshot BTC-USD',
      '1 l2_data snapshot ETH-USD',
      '2 subscriptions {"level2":["BTC-USD","ETH-USD"]}',
      '3 l2_data snapshot BTC-USD',
      '4 subscriptions {"level2":["BTC-USD","ETH-USD"]}',
    ]);
  });

  it('sends data of an alias under the name of the pair that it stands for', async () => {
    const { kernel, connect } = openStreamWorld();
    const client = await connect();
    client.subscribe('level2', ['BTC-USDC', 'BTC-PERP-INTX']);
    await kernel.advance(20);
    expect(client.lines()).toEqual([
      '0 l2_data snapshot BTC-USD',
      '1 l2_data snapshot BTC-PERP-INTX',
      '2 subscriptions {"level2":["BTC-USD","BTC-PERP-INTX"]}',
    ]);
  });

  it('has no other name for what is traded against USDC alone, but for the user', async () => {
    const instruments = ['BTC-USDC', 'USDT-USDC'].map((name) => instrumentFor(name) as Instrument);
    const { kernel, connect } = openStreamWorld({ instruments, venue: { balances: { USDC: '100000' } } });
    const client = await connect();
    client.subscribe('level2', ['BTC-USDC', 'USDT-USDC']);
    client.subscribe('user', ['BTC-USDC'], 'bot');
    client.subscribe('user', ['BTC-USD'], 'bot');
    await kernel.advance(20);
    expect(client.lines()).toEqual([
      '0 user snapshot',
      'error failure to subscribe',
      '1 l2_data snapshot BTC-USD',
      '2 l2_data snapshot USDT-USDC',
      '3 subscriptions {"level2":["BTC-USD","USDT-USDC"]}',
      '4 subscriptions {"level2":["BTC-USD","USDT-USDC"],"user":["user-bot"]}',
    ]);
  });

  it('ends what is unsubscribed: some products, a whole channel, and nothing is left in the end', async () => {
    const { kernel, venue, connect } = openStreamWorld();
    const client = await connect();
    client.subscribe('level2', ['BTC-USD', 'ETH-USD']);
    client.subscribe('user', [], 'bot');
    await kernel.advance(20);
    client.lines();
    client.say({ type: 'unsubscribe', channel: 'level2', product_ids: ['BTC-USD', 'SOL-USD'] });
    venue.control.price('BTC-USD', '51000');
    client.say({ type: 'unsubscribe', channel: 'user', product_ids: ['BTC-USD'] });
    client.say({ type: 'unsubscribe', channel: 'level2' });
    client.say({ type: 'unsubscribe', channel: 'ticker' });
    await kernel.advance(20);
    expect(client.lines()).toEqual([
      '5 subscriptions {"level2":["ETH-USD"],"user":["user-bot"]}',
      '6 subscriptions {"level2":["ETH-USD"]}',
      '7 subscriptions {}',
      '8 subscriptions {}',
    ]);
  });

  it('is told in frames like any other what was wrong, and goes on', async () => {
    const { kernel, connect } = openStreamWorld();
    const client = await connect();
    for (const text of ['{', '[]', 'null', '7']) client.socket.send(text);
    client.say({ type: 'hello', channel: 'ticker' });
    client.subscribe('level2', ['NOBODY-USD']);
    client.say({ type: 'subscribe', channel: 'level2', product_ids: 'BTC-USD' });
    client.say({ type: 'subscribe', channel: 'level2', product_ids: [7] });
    client.say({ type: 'subscribe', channel: 'level2', product_ids: null });
    client.subscribe('ticker');
    client.subscribe('full', ['BTC-USD']);
    client.subscribe('user');
    client.subscribe('user', [], 'stolen');
    client.subscribe('level2', ['BTC-USD'], 'stolen');
    client.subscribe('heartbeats', undefined, 'bot');
    await kernel.advance(0);
    expect(client.lines()).toEqual([
      ...Array.from({ length: 10 }, () => 'error failure to subscribe'),
      ...Array.from({ length: 4 }, () => 'error authentication failure'),
      '0 subscriptions {"heartbeats":["heartbeats"]}',
    ]);
    expect(client.ended()).toBe(null);
  });

  it('is closed when nothing was subscribed within 5 s', async () => {
    const { kernel, connect, server } = openStreamWorld();
    const [late, prompt] = [await connect(), await connect()];
    late.say({ type: 'unsubscribe', channel: 'level2' });
    await kernel.advance(4_999);
    prompt.subscribe('heartbeats');
    await kernel.advance(1);
    expect([late.ended(), prompt.ended()]).toEqual(['1008 subscribe timeout', null]);
    expect(server.sessionCount()).toBe(1);
  });

  it('breaks after 75 s without an update; heartbeats are updates', async () => {
    const { kernel, connect } = openStreamWorld();
    const [idle, alive] = [await connect(), await connect()];
    idle.subscribe('level2', ['BTC-USD']);
    alive.subscribe('level2', ['BTC-USD']);
    alive.subscribe('heartbeats');
    await kernel.advance(75_019);
    expect(idle.ended()).toBe(null);
    await kernel.advance(1);
    expect(idle.ended()).toMatch(/^1006/);
    await kernel.advance(600_000);
    expect(alive.ended()).toBe(null);
  });

  it('carries level 2 of 30 products, and is closed for one more', async () => {
    const { kernel, connect } = openStreamWorld({ limits: { level2Products: 2 } });
    const client = await connect();
    client.subscribe('level2', ['BTC-USD', 'ETH-USD']);
    client.subscribe('level2', ['BTC-USD']);
    client.subscribe('ticker', ['BTC-USD', 'ETH-USD', 'SOL-USD']);
    await kernel.advance(20);
    expect(client.ended()).toBe(null);
    client.lines();
    client.subscribe('level2', ['SOL-USD']);
    client.subscribe('level2', ['BTC-USD']);
    await kernel.advance(20);
    expect(client.lines()).toEqual(['error too many L2 streams requested in a single session']);
    expect(client.ended()).toBe('1008');
  });

  it('leaves out the client id where that is said', async () => {
    const { kernel, connect } = openStreamWorld({ limits: { sendsClientId: false } });
    const client = await connect();
    client.subscribe('heartbeats');
    await kernel.advance(0);
    expect(client.frames[0]).not.toHaveProperty('client_id');
  });

  it('leaves no timer behind when the client goes, whatever it had', async () => {
    const { clock, kernel, venue, connect, server } = openStreamWorld();
    venue.stop();
    const products = ['BTC-USD', 'ETH-USD'];
    const client = await connect();
    for (const channel of ['level2', 'ticker', 'ticker_batch', 'market_trades', 'candles', 'status', 'heartbeats']) {
      client.subscribe(channel, products);
    }
    client.subscribe('user', [], 'bot');
    client.subscribe('futures_balance_summary', [], 'bot');
    await kernel.advance(0);
    client.socket.close();
    await kernel.advance(0);
    expect([server.sessionCount(), clock.pendingTimers()]).toEqual([0, []]);
    const restarted = await connect();
    server.close();
    await kernel.advance(0);
    expect([restarted.ended(), clock.pendingTimers()]).toEqual(['1001 server restart', []]);
  });
});
