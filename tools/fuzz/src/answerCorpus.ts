import { createCoinbaseBroker, createCoinbaseRest } from '@bot/broker-coinbase';
import { createMockVenue, generatedMarket, instrumentTable } from '@bot/broker-mock';
import { createCoinbaseSimulator, generateKey } from '@bot/coinbase-simulator';
import type { HttpAnswer, HttpRequest, Wire } from '@bot/core';
import { createKernel, createMemoryWire, createRandom, createVirtualClock } from '@bot/simulation';
import { calls, resting, taken, type FuzzedClient } from './calls';

export const CORPUS_AT = Date.UTC(2026, 10, 22, 10);
const FIRST_HOUR_MS = 3_600_000;
const key = generateKey('ES256');

export type Answers = ReadonlyMap<string, HttpAnswer>;

/** Times differ between the recording and what is asked of it. */
const TIMES = /(start|end)\w*=[^&]*&?/g;

export function keyOf({ method, url }: HttpRequest): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search.replace(TIMES, '')}`;
}

/** What the simulator answers to each call, after an hour of a market: one order was filled, another waits, a perpetual is held. */
export async function recordAnswers(): Promise<ReadonlyMap<string, Answers>> {
  const clock = createVirtualClock({ startAt: CORPUS_AT - FIRST_HOUR_MS });
  const kernel = createKernel({ clock });
  const venue = createMockVenue({
    ...{ clock, random: createRandom('fuzz'), instruments: instrumentTable, market: generatedMarket() },
    balances: { USD: '10000', BTC: '1' },
  });
  venue.control.holds('BTC-PERP', { quantity: '0.5', entryPrice: '50000' });
  venue.start();
  const simulator = createCoinbaseSimulator({ venue, clock, keys: [key], orderIds: 'venue', rateLimits: null });
  const wire = createMemoryWire({ clock, server: simulator });
  const opening = clientOver(wire, clock);
  await kernel.advance(FIRST_HOUR_MS - 5_000);
  await kernel.run(opening.broker.submitOrder(resting));
  await kernel.run(opening.broker.submitOrder(taken));
  await kernel.advance(5_000);
  const recorded = new Map<string, Answers>();
  for (const [name, call] of Object.entries(calls)) {
    const answers = new Map<string, HttpAnswer>();
    const recording: Wire = {
      ...wire,
      async exchange(request, limits) {
        const answer = await wire.exchange(request, limits);
        answers.set(keyOf(request), answer);
        return answer;
      },
    };
    const client = clientOver(recording, clock);
    await kernel.run(call(client));
    client.close();
    recorded.set(name, answers);
  }
  opening.close();
  simulator.close();
  venue.stop();
  return recorded;
}

export function clientOver(wire: Wire, clock: ReturnType<typeof createVirtualClock>): FuzzedClient {
  const options = {
    ...{ wire, clock, random: createRandom('client') },
    credentials: { keyName: key.name, privateKey: key.secret },
  };
  const [broker, rest] = [createCoinbaseBroker(options), createCoinbaseRest(options)];
  return {
    broker,
    rest,
    close() {
      broker.close();
      rest.close();
    },
  };
}
