import type { HttpRequest, JsonObject, Wire } from '@bot/core';
import { createMockVenue, instrumentTable, manualMarket, type MockVenueOptions } from '@bot/broker-mock';
import { createKernel, createMemoryWire, createRandom, createTrace, createVirtualClock } from '@bot/simulation';
import { BROKERAGE_PATH } from '../api/brokeragePath';
import { generateKey, type GeneratedKey } from '../keys/apiKey';
import { signToken } from '../keys/testing/signToken';
import { createCoinbaseSimulator, type CoinbaseSimulatorOptions } from '../simulator';

export const START = Date.UTC(2026, 0, 1);
const HOST = 'api.coinbase.com';
/** Made once: all that is wanted of it is that it is one. */
export const botKey = generateKey('ES256');

export interface OpenOptions extends Partial<Omit<CoinbaseSimulatorOptions, 'venue' | 'clock'>> {
  readonly venue?: Partial<MockVenueOptions>;
}

export interface CallOptions {
  /** Text is sent as it is. */
  readonly body?: JsonObject | string;
  /** null: unsigned. Default: the bot's. */
  readonly key?: GeneratedKey | null;
  readonly headers?: HttpRequest['headers'];
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: HttpRequest['headers'];
  readonly text: string;
  /** `{}` for what is no JSON. */
  readonly json: Json;
}

/** What a test expects of it, it reads. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are JSON of any shape
export type Json = any;

/** A simulator over the wire in memory, on virtual time, with one key; one BTC costs 50,000. */
export function openSimulator({ venue: change, ...options }: OpenOptions = {}) {
  const clock = createVirtualClock({ startAt: START });
  const kernel = createKernel({ clock });
  const venue = createMockVenue({
    ...{ clock, trace: createTrace(clock), random: createRandom('venue'), instruments: instrumentTable },
    market: manualMarket(),
    balances: { USD: '10000', BTC: '1' },
    ...change,
  });
  const simulator = createCoinbaseSimulator({
    ...{ venue, clock, keys: [botKey], orderIds: 'venue', rateLimits: null },
    ...options,
  });
  const wire: Wire = createMemoryWire({ clock, server: simulator });
  venue.start();

  const begin = (method: HttpRequest['method'], target: string, options: CallOptions = {}): Promise<Reply> => {
    const { body, key = botKey, headers } = options;
    const path = target.startsWith('/v2') ? target : `${BROKERAGE_PATH}${target}`;
    const token = key === null ? null : signToken(key, clock.now(), `${method} ${HOST}${path.split('?')[0]}`);
    const request: HttpRequest = {
      ...{ method, url: `https://${HOST}${path}` },
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    return wire
      .exchange(request, { signal: new AbortController().signal, maxBytes: 10_000_000 })
      .then((answer) => readReply(answer));
  };
  const call = (...request: Parameters<typeof begin>): Promise<Reply> => kernel.run(begin(...request));
  return { clock, kernel, venue, simulator, wire, begin, call, control: venue.control, truth: venue.truth };
}

function readReply({
  status,
  headers,
  body,
}: {
  status: number;
  headers: HttpRequest['headers'];
  body: Uint8Array;
}): Reply {
  const text = new TextDecoder().decode(body);
  const isJson = headers['content-type'] === 'application/json';
  let json: Json = {};
  try {
    if (isJson) json = JSON.parse(text);
  } catch {
    // The text says what came.
  }
  return { status, headers, text, json };
}
