import { createMockVenue, depthOf, instrumentTable, randomWalkMarket, type MockVenue } from '@bot/broker-mock';
import {
  createCoinbaseSimulator,
  createRealClock,
  generateKey,
  serveOnLoopback,
  withWireFaults,
  type WireFaults,
} from '@bot/coinbase-simulator';
import type { KeyPermissions } from '@bot/core';
import { createRandom } from '@bot/simulation';

/** A simulated Coinbase on this machine, in real time, with prices that a fast strategy can trade. */
export interface CoinbaseOnLoopback {
  readonly url: string;
  readonly venue: MockVenue;
  readonly faults: WireFaults;
  /** Of its key. */
  readonly env: { readonly [name: string]: string };
  readonly keyName: string;
  readonly secret: string;
  /** How many requests were answered. */
  requests(): number;
  /** Resolves when the account has had so many fills. */
  filled(times: number): Promise<void>;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

export async function coinbaseOnLoopback(permissions: Partial<KeyPermissions> = {}): Promise<CoinbaseOnLoopback> {
  const clock = createRealClock();
  const key = generateKey('ES256');
  const preset = { dailyVolatility: 2, spreadBps: 1, depth: depthOf('200000') };
  const venue = createMockVenue({
    ...{ clock, random: createRandom('cli'), instruments: instrumentTable },
    ...{ market: randomWalkMarket({ preset, stepMs: 50 }), balances: { USD: '10000' }, latencyMs: 2, permissions },
  });
  venue.start();
  let requests = 0;
  const simulator = createCoinbaseSimulator({ venue, clock, keys: [key], log: () => void (requests += 1) });
  const { server, faults } = withWireFaults(simulator, clock);
  const { httpUrl, close } = await serveOnLoopback(server);
  open.push(async () => {
    await close();
    simulator.close();
    venue.stop();
  });
  return {
    ...{ url: httpUrl, venue, faults, keyName: key.name, secret: key.secret },
    env: { BOT_COINBASE_KEY_NAME: key.name, BOT_COINBASE_PRIVATE_KEY: key.secret },
    requests: () => requests,
    filled: (times) =>
      new Promise((resolve) => {
        const counter = venue.counter();
        const stop = counter.observe(() => {
          if (venue.truth.fills().length < times) return;
          stop();
          resolve();
        });
      }),
  };
}
