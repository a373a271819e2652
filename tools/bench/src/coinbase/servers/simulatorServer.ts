import { createMockVenue, instrumentTable, randomWalkMarket } from '@bot/broker-mock';
import { createCoinbaseSimulator, createRealClock, serveOnLoopback } from '@bot/coinbase-simulator';
import { createRandom } from '@bot/simulation';
import { residentBytes, type Served } from './served';

const STEP_MS = 100;

/** The simulator in real time, with prices that move ten times a second, and without a limit of requests. */
export async function serveSimulator(): Promise<Served> {
  const clock = createRealClock();
  const random = createRandom('bench');
  const venue = createMockVenue({
    ...{ clock, random, instruments: instrumentTable, balances: { USD: '10000', BTC: '1' }, latencyMs: 0 },
    market: randomWalkMarket({ stepMs: STEP_MS }),
  });
  venue.start();
  const simulator = createCoinbaseSimulator({ venue, clock, rateLimits: null });
  const server = await serveOnLoopback(simulator);
  return {
    url: server.httpUrl,
    residentBytes,
    async close() {
      await server.close();
      simulator.close();
      venue.stop();
    },
  };
}
