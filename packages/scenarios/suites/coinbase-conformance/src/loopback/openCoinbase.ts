import { createMockVenue, instrumentTable, manualMarket, type MockVenue } from '@bot/broker-mock';
import {
  createCoinbaseSimulator,
  createRealClock,
  generateKey,
  serveOnLoopback,
  type GeneratedKey,
  type KeyAlgorithm,
} from '@bot/coinbase-simulator';
import { createRandom } from '@bot/simulation';

/** A simulated Coinbase in real time, behind real sockets, and a key for it. */
export interface OpenCoinbase {
  readonly venue: MockVenue;
  readonly key: GeneratedKey;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly wsUrl: string;
  close(): Promise<void>;
}

/** One BTC costs 50,000, and prices move only when a test moves them. */
export async function openCoinbase(algorithm: KeyAlgorithm): Promise<OpenCoinbase> {
  const clock = createRealClock();
  const key = generateKey(algorithm);
  const venue = createMockVenue({
    ...{ clock, random: createRandom('coinbase-conformance'), instruments: instrumentTable },
    market: manualMarket({ stepMs: 100 }),
    ...{ balances: { USD: '10000', BTC: '1' }, latencyMs: 1, fillDelayMs: 1, cancelDelayMs: 1 },
  });
  venue.start();
  const simulator = createCoinbaseSimulator({ venue, clock, keys: [key] });
  const server = await serveOnLoopback(simulator);
  return {
    ...{ venue, key, url: server.httpUrl, wsUrl: server.wsUrl },
    async close() {
      await server.close();
      simulator.close();
      venue.stop();
    },
  };
}
