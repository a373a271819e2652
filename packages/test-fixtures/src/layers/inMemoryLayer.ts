import { createMockVenue, instrumentFor, manualMarket, type FeeModel, type MarketSource } from '@bot/broker-mock';
import { createMemoryEventStore, type Layer } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';

export interface InMemoryLayerOptions {
  /** Default: prices stand still until the test moves them. */
  readonly market?: MarketSource;
  /** Default: the lowest tier of Coinbase, maker 0.6 % and taker 1.2 %. */
  readonly fees?: FeeModel;
  /** Each way. Default: 20 ms. */
  readonly latencyMs?: number;
}

/** How old a stale answer may be: five minutes. */
const REMEMBERS_MS = 300_000;

/** Layer S: the simulated exchange and a store in memory, on virtual time. The account is empty. */
export const inMemoryLayer = ({ market = manualMarket(), ...options }: InMemoryLayerOptions = {}): Layer => ({
  name: 'S',
  createVenue: ({ clock, random, trace, instrumentIds }) =>
    createMockVenue({
      ...{ clock, random, trace, market, balances: {}, instruments: instrumentIds.map(listed) },
      remembersMs: REMEMBERS_MS,
      ...options,
    }),
  createStore: () => createMemoryEventStore(),
});

function listed(instrumentId: string): NonNullable<ReturnType<typeof instrumentFor>> {
  const instrument = instrumentFor(instrumentId);
  if (instrument !== null) return instrument;
  const happened = `The simulated exchange cannot list ${instrumentId}.`;
  throw new FixtureError('MissingCapability', { happened, toDo: "Name it like 'BTC-USD' or 'BTC-PERP'." });
}
