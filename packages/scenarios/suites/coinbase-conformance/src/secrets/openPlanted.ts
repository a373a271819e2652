import { createCoinbaseBroker, type CoinbaseBroker } from '@bot/broker-coinbase';
import { createMockVenue, instrumentTable, manualMarket, type MockVenue } from '@bot/broker-mock';
import { createCoinbaseSimulator, generateKey, withWireFaults, type WireFaults } from '@bot/coinbase-simulator';
import type { Logger, Wire } from '@bot/core';
import { createKernel, createMemoryWire, createRandom, createVirtualClock, type Kernel } from '@bot/simulation';

/** A client with a key of which everything that leaves is known, and everything that it logs. */
export interface Planted {
  readonly broker: CoinbaseBroker;
  readonly venue: MockVenue;
  readonly wireFaults: WireFaults;
  readonly kernel: Kernel;
  readonly logged: readonly unknown[];
  /** The lines of the key and every token that was sent, with its signature. */
  secrets(): readonly string[];
  close(): void;
}

/** 2026-01-01. */
const START_AT = 1_767_225_600_000;

export function openPlanted(): Planted {
  const clock = createVirtualClock({ startAt: START_AT });
  const random = createRandom('planted');
  const venue = createMockVenue({
    ...{ clock, random, instruments: instrumentTable, balances: { USD: '10000', BTC: '1' } },
    market: manualMarket({ prices: { 'BTC-USD': '50000', 'BTC-PERP': '50000' } }),
  });
  venue.start();
  const key = generateKey('ES256');
  const simulator = createCoinbaseSimulator({ venue, clock, keys: [key], orderIds: 'venue', rateLimits: null });
  const faulty = withWireFaults(simulator, clock);
  const tokens = new Set<string>();
  const logged: unknown[] = [];
  const broker = createCoinbaseBroker({
    ...{ clock, random, deadlineMs: 1_000, logger: noting(logged), spotInstruments: ['BTC-USD'] },
    wire: overheard(createMemoryWire({ clock, server: faulty.server }), tokens),
    credentials: { keyName: key.name, privateKey: key.secret },
  });
  const lines = key.secret.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  return {
    ...{ broker, venue, logged, wireFaults: faulty.faults, kernel: createKernel({ clock }) },
    secrets: () => [...lines, ...[...tokens].flatMap((token) => [token, token.slice(token.lastIndexOf('.') + 1)])],
    close() {
      broker.close();
      simulator.close();
      venue.stop();
    },
  };
}

function noting(logged: unknown[]): Logger {
  const note = (...said: unknown[]): void => void logged.push(said);
  return { debug: note, info: note, warn: note, error: note };
}

/** The wire, and every token that goes over it. */
function overheard(wire: Wire, tokens: Set<string>): Wire {
  return {
    ...wire,
    exchange(request, limits) {
      const { authorization } = request.headers;
      if (authorization !== undefined) tokens.add(authorization.slice('Bearer '.length));
      return wire.exchange(request, limits);
    },
    connect(url, listener, limits) {
      const socket = wire.connect(url, listener, limits);
      return {
        ...socket,
        send(text) {
          const { jwt } = JSON.parse(text) as { readonly jwt?: string };
          if (jwt !== undefined) tokens.add(jwt);
          socket.send(text);
        },
      };
    },
  };
}
