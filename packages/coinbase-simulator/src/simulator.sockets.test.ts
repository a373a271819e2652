import { once } from 'node:events';
import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';
import { createRandom } from '@bot/simulation';
import { WebSocket } from 'ws';
import { createRealClock } from './clock/realClock';
import { createCoinbaseSimulator } from './simulator';
import { serveOnLoopback } from './sockets/serveOnLoopback';
import { ask } from './sockets/testing/plainClient';

/** A second of the venue takes a tenth of one. */
async function openOverSockets() {
  const clock = createRealClock({ speed: 10 });
  const venue = createMockVenue({
    ...{ clock, random: createRandom(1), instruments: instrumentTable, market: manualMarket(), balances: {} },
  });
  const simulator = createCoinbaseSimulator({
    ...{ venue, clock, rateLimits: null },
    // A busy machine may take its time.
    streamLimits: { subscribeWithinMs: 1e9, idleMs: 1e9 },
  });
  const server = await serveOnLoopback(simulator);
  venue.start();
  /** null when none came about. */
  async function connect(): Promise<WebSocket | null> {
    const client = new WebSocket(server.wsUrl);
    return once(client, 'open').then(
      () => client,
      () => null,
    );
  }
  async function close(): Promise<void> {
    await server.close();
    simulator.close();
    venue.stop();
  }
  return { ...server, faults: venue.control.faults, connect, close };
}

it('a restart over real sockets: goodbye, a port that is closed, and then everything as before', async () => {
  const { faults, connect, close, httpUrl } = await openOverSockets();
  const client = (await connect()) as WebSocket;
  client.send(JSON.stringify({ type: 'subscribe', channel: 'level2', product_ids: ['BTC-USD'] }));
  await once(client, 'message');
  const ended = once(client, 'close') as Promise<[number, Buffer]>;
  faults.restart({ for: '10s' });
  const [code, reason] = await ended;
  expect([code, reason.toString()]).toEqual([1001, 'server restart']);
  await expect(ask(`${httpUrl}/api/v3/brokerage/time`, { agent: false })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
  let again = await connect();
  while (again === null) again = await connect();
  expect((await ask(`${httpUrl}/api/v3/brokerage/time`, { agent: false })).status).toBe(200);
  again.terminate();
  await close();
});
